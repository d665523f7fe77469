using Portal.Domain.Reporting;

namespace Portal.Web.Pages.Desk.Filing;

/// <summary>The sign of each way in which a report comes; its word is <c>Cases.Channel.…</c>.</summary>
internal static class ChannelWords
{
    public static string Icon(Channel channel) => channel switch
    {
        Channel.SafetyHotline or Channel.CityHotline => "phone",
        Channel.Letter => "message",
        Channel.Visit => "user",
        _ => "report",
    };
}
