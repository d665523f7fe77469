using System.Globalization;
using FluentValidation;
using Portal.Domain.Calendar;

namespace Portal.Domain.Reporting;

/// <summary>The five steps of the form.</summary>
public enum ReportStep
{
    What = 1,
    Where = 2,
    Files = 3,
    Contact = 4,
    Check = 5,
}

/// <summary>What a reporter typed, exactly as typed, so that any page can show it again. Only <see cref="ReportContent"/> is ever stored, sealed.</summary>
public sealed record ReportAnswers
{
    public bool DangerNow { get; init; }

    public string Industry { get; init; } = "";

    public string Hazard { get; init; } = "";

    public string What { get; init; } = "";

    public string Since { get; init; } = "";

    public string Insider { get; init; } = "";

    public string District { get; init; } = "";

    public string Township { get; init; } = "";

    public string Address { get; init; } = "";

    public string MapPoint { get; init; } = "";

    public string Enterprise { get; init; } = "";

    public string EnterpriseCode { get; init; } = "";

    public bool Named { get; init; }

    public string Name { get; init; } = "";

    public string Contact { get; init; } = "";

    public bool IdentityConsent { get; init; }

    public bool WantsReward { get; init; }

    /// <summary>Not to the district's own bureau: to the city's duty desk.</summary>
    public bool CityOnly { get; init; }

    public bool Truthful { get; init; }

    public Industry? ChosenIndustry =>
        int.TryParse(Industry, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && Enum.IsDefined((Industry)number) ? (Industry)number : null;

    public override string ToString() => "(answers)";
}

/// <summary>The form's rules, step by step. Error codes are keys of the Chinese messages; the state fills their places.</summary>
internal sealed class ReportAnswersValidator : AbstractValidator<ReportAnswers>
{
    public ReportAnswersValidator(TimeProvider time, IntakeRules rules)
    {
        RuleSet(nameof(ReportStep.What), () =>
        {
            RuleFor(a => a.Industry).Must((a, _) => a.ChosenIndustry is not null).WithErrorCode("ChooseIndustry");
            RuleFor(a => a.Hazard).NotEmpty().WithErrorCode("ChooseHazard");
            RuleFor(a => a.What).Must(w => Words(w) >= rules.LeastWords).WithErrorCode("WhatTooShort").WithState(a => new object[] { Words(a.What), rules.LeastWords });
            RuleFor(a => a.What).MaximumLength(5000).WithErrorCode("WhatTooLong").WithState(_ => new object[] { 5000 });
            RuleFor(a => a.Since).MaximumLength(60).WithErrorCode("TooLong").WithState(_ => new object[] { 60 });
            RuleFor(a => a.Since).Must(s => !IsLaterThan(s, time.Today())).WithErrorCode("SinceInFuture").WithState(_ => new object[] { time.Today() });
        });
        RuleSet(nameof(ReportStep.Where), () =>
        {
            RuleFor(a => a.District).NotEmpty().WithErrorCode("ChooseDistrict");
            RuleFor(a => a.Address).Must(w => w.Trim().Length >= 4).WithErrorCode("AddressTooShort");
            RuleFor(a => a.Address).MaximumLength(200).WithErrorCode("TooLong").WithState(_ => new object[] { 200 });
            RuleFor(a => a.Township).MaximumLength(60).WithErrorCode("TooLong").WithState(_ => new object[] { 60 });
            RuleFor(a => a.Enterprise).MaximumLength(120).WithErrorCode("TooLong").WithState(_ => new object[] { 120 });
            RuleFor(a => a.EnterpriseCode).Must(IsCodeOrEmpty).WithErrorCode("EnterpriseCodeForm");
            RuleFor(a => a.MapPoint).Must(IsPointOrEmpty).WithErrorCode("MapPointForm");
        });
        RuleSet(nameof(ReportStep.Contact), () => When(a => a.Named, () =>
        {
            RuleFor(a => a.Name).Must(n => n.Trim().Length is >= 2 and <= 40).WithErrorCode("NameNeeded");
            RuleFor(a => a.Contact).Must(c => c.Trim().Length is >= 5 and <= 80).WithErrorCode("ContactNeeded");
            RuleFor(a => a.IdentityConsent).Equal(true).WithErrorCode("IdentityConsentNeeded");
        }));
        RuleSet(nameof(ReportStep.Check), () => RuleFor(a => a.Truthful).Equal(true).WithErrorCode("TruthNeeded"));
    }

    private static int Words(string text) => text.Count(c => !char.IsWhiteSpace(c));

    private static bool IsLaterThan(string typed, DateOnly today)
    {
        var culture = CultureInfo.InvariantCulture;
        return (DateOnly.TryParseExact(typed.Trim(), ["yyyy-MM-dd", "yyyy-M-d", "yyyy年M月d日"], culture, DateTimeStyles.None, out var day) && day > today)
            || (DateOnly.TryParseExact(typed.Trim(), ["yyyy-MM", "yyyy-M", "yyyy年M月"], culture, DateTimeStyles.None, out var month)
                && month > today);
    }

    private static bool IsCodeOrEmpty(string code) =>
        code.Trim() is { Length: 0 } || (code.Trim() is { Length: 18 } given && given.All(char.IsAsciiLetterOrDigit));

    private static bool IsPointOrEmpty(string point)
    {
        if (point.Trim().Length == 0)
        {
            return true;
        }

        var parts = point.Replace('，', ',').Split(',', StringSplitOptions.TrimEntries);
        return parts.Length == 2
            && decimal.TryParse(parts[0], NumberStyles.AllowDecimalPoint | NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var first)
            && decimal.TryParse(parts[1], NumberStyles.AllowDecimalPoint | NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var second)
            && Math.Abs(first) <= 180 && Math.Abs(second) <= 180;
    }
}
