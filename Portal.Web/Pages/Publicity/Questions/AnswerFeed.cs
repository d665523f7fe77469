using System.Globalization;
using System.Text;
using System.Xml;
using Portal.Domain.Publicity.Questions;

namespace Portal.Web.Pages.Publicity.Questions;

/// <summary>The newest answers as RSS.</summary>
internal static class AnswerFeed
{
    private static readonly XmlWriterSettings Writing = new() { Encoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false) };

    public static void MapAnswerFeed(this IEndpointRouteBuilder routes) => routes.MapGet("/feeds/answers.rss", AnswerAsync);

    private static async Task<IResult> AnswerAsync([AsParameters] Feeds.Sources from, CancellationToken cancellationToken)
    {
        var found = (await from.Mediator.Send(new FindAnswers(), cancellationToken)).Value;
        using var buffer = new MemoryStream();
        using (var xml = XmlWriter.Create(buffer, Writing))
        {
            xml.WriteStartElement("rss");
            xml.WriteAttributeString("version", "2.0");
            xml.WriteStartElement("channel");
            xml.WriteElementString("title", $"{from.Words["Questions.Feed.Title"]} - {from.Identity.Value.Name}");
            xml.WriteElementString("link", from.Identity.At("ask/answers").AbsoluteUri);
            xml.WriteElementString("description", from.Words["Questions.List.Lead"]);
            xml.WriteElementString("language", "zh-CN");
            foreach (var answer in found.Answers)
            {
                xml.WriteStartElement("item");
                xml.WriteElementString("title", answer.Title);
                xml.WriteElementString("link", from.Identity.At($"ask/answers/{answer.Id:N}").AbsoluteUri);
                xml.WriteElementString("description", AnswerModel.Short(answer.Answer));
                xml.WriteElementString("category", from.Words[$"Questions.Category.{answer.Category}"]);
                xml.WriteStartElement("guid");
                xml.WriteAttributeString("isPermaLink", "false");
                xml.WriteString(answer.Id.ToString("N"));
                xml.WriteEndElement();
                xml.WriteElementString("pubDate", answer.AnsweredAt.ToString("r", CultureInfo.InvariantCulture));
                xml.WriteEndElement();
            }

            xml.WriteEndElement();
            xml.WriteEndElement();
        }

        return Results.Bytes(buffer.ToArray(), "application/rss+xml; charset=utf-8");
    }
}
