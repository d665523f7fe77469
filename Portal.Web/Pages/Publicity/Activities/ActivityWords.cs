using Portal.Domain.Publicity.Activities;
using Portal.Web.Resources;

namespace Portal.Web.Pages.Publicity.Activities;

/// <summary>How an activity stands, in one short phrase with its colour.</summary>
internal static class ActivityWords
{
    public static (string Look, string Text) Tag(SiteText words, ActivityStanding standing) => standing.Door switch
    {
        SignUpDoor.Open => ("ok", standing.Free is { } free ? words["Activities.Tag.Left", free] : words["Activities.Tag.Open"]),
        SignUpDoor.Full => ("wait", words["Activities.Tag.Full"]),
        SignUpDoor.NotYet => ("", words["Activities.Tag.NotYet"]),
        SignUpDoor.Closed => ("", words["Activities.Tag.Closed"]),
        SignUpDoor.Cancelled => ("bad", words["Activities.Tag.Cancelled"]),
        SignUpDoor.NotOffered => ("", words["Activities.Tag.NotOffered"]),
        SignUpDoor.Over => standing.HasReport ? ("info", words["Activities.Tag.Review"]) : ("", words["Activities.Tag.Over"]),
        _ => throw new ArgumentOutOfRangeException(nameof(standing)),
    };
}
