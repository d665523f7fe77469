using System.Globalization;
using Portal.Domain.Calendar;
using Portal.Domain.Publicity;
using Portal.Domain.Publicity.Programme;
using Portal.Web.Resources;

namespace Portal.Web.Pages.Publicity.Programme;

/// <summary>Where an item stands, as a mark: form, colour and words, so that nobody needs to see the colour.</summary>
internal sealed record StandingMark(string Class, string Icon, string Text);

/// <summary>The words and values of registers on pages, in feeds and in tables.</summary>
internal static class RegisterWords
{
    /// <summary>What an item's type is called. A register has a name of its own, which its list bears too.</summary>
    public static string TypeName(SiteText words, string type) =>
        type != PublicTypes.Warning && ProgrammeRegisters.Of(type) is not null ? words[$"Programme.{type}.Name"] : words[$"Publicity.Type.{type}"];

    public static string Name(SiteText words, ProgrammeRegister register) => words[$"Programme.{register.Type}.Name"];

    public static string Lead(SiteText words, ProgrammeRegister register) => words[$"Programme.{register.Type}.Lead"];

    /// <param name="place">A field, or a field and its column.</param>
    public static string Label(SiteText words, ProgrammeRegister register, string place) => words[$"Programme.{register.Type}.{place}"];

    /// <summary>A column of a list. Of a deadline that was put off, the day that counts is shown, and that it was.</summary>
    public static string Value(SiteText words, RegisterItem item, RegisterField field) =>
        field.Name == "Deadline" && item.Clock.Due is { } due && item.Facts.Day(field.Name) != due ? words["Programme.PutOff", FactText.Of(due)] : Value(words, item.Facts, field);

    /// <summary>A field as one text; empty where nothing is.</summary>
    public static string Value(SiteText words, RegisterFacts facts, RegisterField field) => field.Kind switch
    {
        FieldKind.Texts => string.Join("、", facts.Texts(field.Name)),
        FieldKind.Moment => facts.Moment(field.Name) is { } moment ? PublicPage.Minute(moment) : "",
        FieldKind.Truth => facts.Truth(field.Name) ? words["Programme.Yes"] : "",
        FieldKind.Number when field.Name == "Percent" && facts.Has(field.Name) => words["Programme.Percent", facts.Text(field.Name)],
        FieldKind.Rows => words["Programme.Rows", facts.Rows(field.Name).Count],
        _ => facts.Text(field.Name),
    };

    /// <summary>What a list can be narrowed to by the clock.</summary>
    public static string State(SiteText words, StandingRule rule, StandingKind kind) => words[$"Programme.State.{rule}.{kind}"];

    /// <summary>Null where the clock says nothing.</summary>
    public static StandingMark? Mark(SiteText words, StandingRule rule, RegisterStanding standing)
    {
        if (standing.Kind is StandingKind.None)
        {
            return null;
        }

        var (style, icon) = standing.Kind switch
        {
            StandingKind.Overdue or StandingKind.Expired or StandingKind.Revoked or StandingKind.Withdrawn => ("late", "late"),
            StandingKind.Soon or StandingKind.DoneLate or StandingKind.Announced or StandingKind.InForce => ("soon", "half"),
            StandingKind.Over or StandingKind.NotBegun or StandingKind.NoticeOver => ("none", "clock"),
            _ => ("ok", "dot"),
        };
        var form = standing switch
        {
            { Kind: StandingKind.Soon or StandingKind.Announced, Days: 0, Due: not null } => "Today",
            { Kind: StandingKind.Open or StandingKind.Announced or StandingKind.NoticeOver, Due: null } => "NoDay",
            _ => standing.Kind.ToString(),
        };
        var text = words[$"Programme.Standing.{rule}.{form}", standing.Days, standing.Due is { } due ? FactText.Of(due) : ""];
        return new StandingMark(style, icon, standing.IsCertain || standing.Kind is StandingKind.Done or StandingKind.DoneLate ? text : words["Programme.Standing.Guess", text]);
    }

    /// <summary>A number as people read it: thousands are parted.</summary>
    public static string Number(decimal number) => number.ToString("#,0.##", CultureInfo.InvariantCulture);

    /// <summary>The city's day of a moment.</summary>
    public static string Day(DateTime utc) => FactText.Of(DateOnly.FromDateTime(utc.InCity()));
}
