using FluentValidation;
using MediatR;
using Portal.Domain.Access;
using Portal.Domain.Kernel;

namespace Portal.Domain.Publicity;

/// <summary>Says what a file shows, and what of it must stay in sight when it is cropped.</summary>
/// <param name="FocalX">Per cent from the left, <paramref name="FocalY"/> from the top.</param>
[Requires(Permission.WriteContent)]
public sealed record DescribeMedia(string Path, string AltText, int FocalX, int FocalY) : IAct<Nothing>, IConcerns
{
    public string AuditTarget => Path;
}

internal sealed class DescribeMediaValidator : AbstractValidator<DescribeMedia>
{
    public DescribeMediaValidator()
    {
        RuleFor(m => m.AltText).MaximumLength(MediaRules.LongestAltText).WithErrorCode("MediaAltLength").WithState(_ => new object[] { MediaRules.LongestAltText });
        RuleFor(m => m.FocalX).InclusiveBetween(0, 100).WithErrorCode("MediaFocus");
        RuleFor(m => m.FocalY).InclusiveBetween(0, 100).WithErrorCode("MediaFocus");
    }
}

internal sealed class DescribeMediaHandler(IMediaDesk media) : IRequestHandler<DescribeMedia, Outcome<Nothing>>
{
    public async Task<Outcome<Nothing>> Handle(DescribeMedia request, CancellationToken cancellationToken)
    {
        if (await media.ReadAsync(request.Path, cancellationToken) is not { } found)
        {
            return new Refusal("NotThere");
        }

        var altText = request.AltText.Trim();
        if (found.File.IsPicture && altText.Length == 0)
        {
            return new Refusal("MediaAltMissing", nameof(request.AltText));
        }

        await media.DescribeAsync(request.Path, altText, request.FocalX / 100d, request.FocalY / 100d, cancellationToken);
        return default(Nothing);
    }
}
