using System.Globalization;
using System.Text.Json.Nodes;
using Portal.Cms.Content;
using Portal.Domain.Kernel;
using Portal.Domain.Publicity;

namespace Portal.Web.Adapters.Content.Editing;

/// <summary>NumericField with its bounds and its decimals.</summary>
internal sealed class NumericFieldEditor : IFieldEditor
{
    public string Kind => "NumericField";

    public IEnumerable<FormField> Show(FieldPlace at, JsonNode? stored)
    {
        var scale = at.Settings.Member("Scale").AsInt();
        yield return at.Ask(FieldLook.Number, stored is null ? at.Settings.Text("DefaultValue") : Typed.Number(stored.Member("Value").AsNumber())) with
        {
            Least = at.Settings.Text("Minimum"),
            Most = at.Settings.Text("Maximum"),
            Step = scale is > 0 and < 10 ? "0." + new string('0', scale - 1) + "1" : "1",
        };
    }

    public void Take(FieldPlace at, JsonObject stored, TypedContent typed, ICollection<Refusal> faults)
    {
        var text = typed.One(at.Name).Trim();
        if (text.Length == 0)
        {
            stored["Value"] = null;
            return;
        }

        var (least, most) = (at.Settings.Member("Minimum").AsNumber(), at.Settings.Member("Maximum").AsNumber());
        if (!decimal.TryParse(text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number)
            || decimal.Round(number, Math.Clamp(at.Settings.Member("Scale").AsInt(), 0, 10)) != number)
        {
            faults.Add(at.Fault("ContentFieldNumber"));
        }
        else if (number < least || number > most)
        {
            faults.Add(at.Fault("ContentFieldRange", least is null ? "…" : Typed.Number(least), most is null ? "…" : Typed.Number(most)));
        }
        else
        {
            stored["Value"] = number;
        }
    }
}

/// <summary>BooleanField.</summary>
internal sealed class BooleanFieldEditor : IFieldEditor
{
    private const string On = "true";

    public string Kind => "BooleanField";

    public IEnumerable<FormField> Show(FieldPlace at, JsonNode? stored)
    {
        var truth = stored is null ? at.Settings.Member("DefaultValue").AsTruth() : stored.Member("Value").AsTruth();
        var field = at.Ask(FieldLook.Switch, truth ? On : "");
        yield return field with { Required = false, Label = at.Settings.Text("Label") is { Length: > 0 } label ? label : field.Label };
    }

    public void Take(FieldPlace at, JsonObject stored, TypedContent typed, ICollection<Refusal> faults) => stored["Value"] = typed.One(at.Name) == On;
}

/// <summary>DateField, DateTimeField and TimeField, by the city's clock.</summary>
internal sealed class TimeFieldEditor(string kind, FieldLook look) : IFieldEditor
{
    public string Kind => kind;

    public IEnumerable<FormField> Show(FieldPlace at, JsonNode? stored) =>
    [
        at.Ask(look, look switch
        {
            FieldLook.Moment => Typed.Moment(stored.Member("Value").AsMoment()),
            FieldLook.Date => Typed.Day(stored.Member("Value").AsMoment()),
            _ => stored.Text("Value") is { Length: >= 5 } time ? time[..5] : "",
        }),
    ];

    public void Take(FieldPlace at, JsonObject stored, TypedContent typed, ICollection<Refusal> faults)
    {
        var text = typed.One(at.Name).Trim();
        if (text.Length == 0)
        {
            stored["Value"] = null;
        }
        else if (look is FieldLook.Moment && Typed.TryMoment(text, out var moment))
        {
            stored["Value"] = OrchardJson.Moment(moment);
        }
        else if (look is FieldLook.Date && Typed.TryDay(text, out var day))
        {
            stored["Value"] = OrchardJson.Moment(day);
        }
        else if (look is FieldLook.Time && Typed.TryTime(text, out var time))
        {
            stored["Value"] = time.ToString("HH:mm:ss", CultureInfo.InvariantCulture);
        }
        else
        {
            faults.Add(at.Fault(look is FieldLook.Time ? "ContentFieldTime" : "ContentFieldDate"));
        }
    }
}
