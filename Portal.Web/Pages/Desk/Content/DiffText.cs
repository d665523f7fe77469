using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Html;
using Portal.Domain.Publicity;

namespace Portal.Web.Pages.Desk.Content;

/// <summary>A comparison as running text: white space between its parts would be a change of its own, so it is not left to a template.</summary>
internal sealed class DiffText(IReadOnlyList<DiffPart> parts) : IHtmlContent
{
    public void WriteTo(TextWriter writer, HtmlEncoder encoder)
    {
        foreach (var part in parts)
        {
            var tag = part.Kind switch { DiffKind.Gone => "del", DiffKind.Added => "ins", _ => null };
            writer.Write(tag is null ? "" : $"<{tag}>");
            encoder.Encode(writer, part.Text);
            writer.Write(tag is null ? "" : $"</{tag}>");
        }
    }
}
