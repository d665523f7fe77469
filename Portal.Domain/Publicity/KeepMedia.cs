using FluentValidation;
using MediatR;
using Portal.Domain.Access;
using Portal.Domain.Kernel;

namespace Portal.Domain.Publicity;

/// <summary>Puts a file whose bytes are stored into the library.</summary>
/// <param name="Replace">Whether it may take the place of a file of the same path; alt text and focal point of that one stay when none is given.</param>
[Requires(Permission.WriteContent)]
public sealed record KeepMedia(StagedFile Staged, string AltText, bool Replace) : IAct<string>, IConcerns
{
    public string AuditTarget => Staged.Path;
}

internal sealed class KeepMediaValidator : AbstractValidator<KeepMedia>
{
    public KeepMediaValidator() => RuleFor(m => m.AltText).MaximumLength(MediaRules.LongestAltText).WithErrorCode("MediaAltLength").WithState(_ => new object[] { MediaRules.LongestAltText });
}

internal sealed class KeepMediaHandler(IMediaDesk media) : IRequestHandler<KeepMedia, Outcome<string>>
{
    public async Task<Outcome<string>> Handle(KeepMedia request, CancellationToken cancellationToken) =>
        await media.KeepAsync(request.Staged, request.AltText.Trim(), request.Replace, cancellationToken) is { } refusal ? refusal : request.Staged.Path;
}

/// <summary>What the library asks of whoever fills it.</summary>
public static class MediaRules
{
    public const int LongestAltText = 200;
}
