using Portal.Domain.Reporting;

namespace Portal.Web.Pages.Intake;

/// <summary>Between the form's fields and the answers; also says which step shows which field, so that the others ride along hidden.</summary>
internal static class FormAnswers
{
    /// <summary>Fields a step shows itself; every other one is carried in a hidden input.</summary>
    private static readonly Dictionary<ReportStep, string[]> Shown = new()
    {
        [ReportStep.What] = [nameof(ReportAnswers.DangerNow), nameof(ReportAnswers.Industry), nameof(ReportAnswers.Hazard), nameof(ReportAnswers.What),
            nameof(ReportAnswers.Since), nameof(ReportAnswers.Insider)],
        [ReportStep.Where] = [nameof(ReportAnswers.District), nameof(ReportAnswers.Township), nameof(ReportAnswers.Address), nameof(ReportAnswers.MapPoint),
            nameof(ReportAnswers.Enterprise), nameof(ReportAnswers.EnterpriseCode)],
        [ReportStep.Files] = [],
        [ReportStep.Contact] = [nameof(ReportAnswers.Named), nameof(ReportAnswers.Name), nameof(ReportAnswers.Contact), nameof(ReportAnswers.IdentityConsent),
            nameof(ReportAnswers.WantsReward)],
        [ReportStep.Check] = [nameof(ReportAnswers.CityOnly), nameof(ReportAnswers.Truthful)],
    };

    public static ReportAnswers Read(IntakeForm form) => new()
    {
        DangerNow = form.IsTicked(nameof(ReportAnswers.DangerNow)),
        Industry = form[nameof(ReportAnswers.Industry)],
        Hazard = form[nameof(ReportAnswers.Hazard)],
        What = form[nameof(ReportAnswers.What)],
        Since = form[nameof(ReportAnswers.Since)],
        Insider = form[nameof(ReportAnswers.Insider)],
        District = form[nameof(ReportAnswers.District)],
        Township = form[nameof(ReportAnswers.Township)],
        Address = form[nameof(ReportAnswers.Address)],
        MapPoint = form[nameof(ReportAnswers.MapPoint)],
        Enterprise = form[nameof(ReportAnswers.Enterprise)],
        EnterpriseCode = form[nameof(ReportAnswers.EnterpriseCode)],
        Named = form.IsTicked(nameof(ReportAnswers.Named)),
        Name = form[nameof(ReportAnswers.Name)],
        Contact = form[nameof(ReportAnswers.Contact)],
        IdentityConsent = form.IsTicked(nameof(ReportAnswers.IdentityConsent)),
        WantsReward = form.IsTicked(nameof(ReportAnswers.WantsReward)),
        CityOnly = form.IsTicked(nameof(ReportAnswers.CityOnly)),
        Truthful = form.IsTicked(nameof(ReportAnswers.Truthful)),
    };

    /// <summary>What a step carries along without showing it.</summary>
    public static IEnumerable<KeyValuePair<string, string>> Carried(ReportAnswers answers, ReportStep step) =>
        All(answers).Where(field => field.Value.Length > 0 && !Shown[step].Contains(field.Key));

    private static IEnumerable<KeyValuePair<string, string>> All(ReportAnswers a) =>
    [
        new(nameof(a.DangerNow), Tick(a.DangerNow)), new(nameof(a.Industry), a.Industry), new(nameof(a.Hazard), a.Hazard), new(nameof(a.What), a.What),
        new(nameof(a.Since), a.Since), new(nameof(a.Insider), a.Insider), new(nameof(a.District), a.District), new(nameof(a.Township), a.Township),
        new(nameof(a.Address), a.Address), new(nameof(a.MapPoint), a.MapPoint), new(nameof(a.Enterprise), a.Enterprise),
        new(nameof(a.EnterpriseCode), a.EnterpriseCode), new(nameof(a.Named), Tick(a.Named)), new(nameof(a.Name), a.Name), new(nameof(a.Contact), a.Contact),
        new(nameof(a.IdentityConsent), Tick(a.IdentityConsent)), new(nameof(a.WantsReward), Tick(a.WantsReward)), new(nameof(a.CityOnly), Tick(a.CityOnly)),
        new(nameof(a.Truthful), Tick(a.Truthful)),
    ];

    private static string Tick(bool value) => value ? "1" : "";
}
