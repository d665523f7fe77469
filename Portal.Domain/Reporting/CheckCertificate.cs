using System.Globalization;
using FluentValidation;
using MediatR;
using Portal.Domain.Access;
using Portal.Domain.Kernel;

namespace Portal.Domain.Reporting;

/// <summary>
/// Whether a filing certificate was signed by this site: number, day, fingerprint and signature as printed on it. Looks nothing up, so that it tells
/// nothing about the report, not even whether it still exists.
/// </summary>
[OpenToAnyone("A certificate may be shown to anybody, who may then check it.")]
public sealed record CheckCertificate(string Number, string Day, string Fingerprint, string Signature) : IQuery<bool>;

internal sealed class CheckCertificateValidator : AbstractValidator<CheckCertificate>
{
    public CheckCertificateValidator()
    {
        RuleFor(c => c.Number).Must(n => Guid.TryParse(Clean(n), out _)).WithErrorCode("CertificateNumberForm");
        RuleFor(c => c.Day).Must(d => TryDay(d, out _)).WithErrorCode("CertificateDayForm");
        RuleFor(c => c.Fingerprint).Must(f => Clean(f) is { Length: 64 } hex && hex.All(char.IsAsciiHexDigit)).WithErrorCode("CertificateFingerprintForm");
        RuleFor(c => c.Signature).Must(s => Clean(s).Length is > 0 and < 200 && Convert.TryFromBase64String(Clean(s), new byte[200], out var length) && length == 64)
            .WithErrorCode("CertificateSignatureForm");
    }

    internal static string Clean(string? typed) => string.Concat((typed ?? "").Where(c => !char.IsWhiteSpace(c)));

    internal static bool TryDay(string? typed, out DateOnly day) => DateOnly.TryParseExact(
        Clean(typed), ["yyyy-MM-dd", "yyyy-M-d", "yyyy年M月d日"], CultureInfo.InvariantCulture, DateTimeStyles.None, out day);
}

internal sealed class CheckCertificateHandler(IFilingSigner signer) : IRequestHandler<CheckCertificate, Outcome<bool>>
{
    public Task<Outcome<bool>> Handle(CheckCertificate request, CancellationToken cancellationToken)
    {
        CheckCertificateValidator.TryDay(request.Day, out var day);
        var certificate = new FilingCertificate(
            Guid.Parse(CheckCertificateValidator.Clean(request.Number)), day, Convert.FromHexString(CheckCertificateValidator.Clean(request.Fingerprint)));
        return Task.FromResult(Outcome<bool>.Done(signer.Verify(certificate, Convert.FromBase64String(CheckCertificateValidator.Clean(request.Signature)))));
    }
}
