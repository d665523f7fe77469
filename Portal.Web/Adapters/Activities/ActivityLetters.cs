using System.Globalization;
using System.Text;
using Microsoft.Extensions.Options;
using Portal.Domain.Calendar;
using Portal.Domain.Publicity;
using Portal.Domain.Publicity.Activities;
using Portal.Web.Pipeline.Http;
using Portal.Web.Resources;

namespace Portal.Web.Adapters.Activities;

/// <summary>Writes the letters about activities and visits in the site's words and hands them to the outbox.</summary>
internal sealed class ActivityLetters(IPublicLetters outbox, SiteText words, IOptions<SiteIdentity> identity) : IActivityLetters
{
    // Asked for with the first letter: the nightly command runs where the site itself is not set up to be served.
    private SiteIdentity Site => identity.Value;

    public bool AreSent => outbox.IsConfigured;

    public void Write(ActivityLetter letter, string address, LetterFacts facts)
    {
        if (!AreSent || address.Length == 0)
        {
            return;
        }

        var text = new StringBuilder();
        text.AppendLine(words[$"Activities.Letter.{letter}.Text", facts.Title, facts.People, facts.Turn]).AppendLine();
        var isVisit = letter is ActivityLetter.VisitReceived or ActivityLetter.VisitAgreed or ActivityLetter.VisitDeclined;
        if (facts.BeginsUtc != default && letter is not (ActivityLetter.VisitReceived or ActivityLetter.VisitDeclined))
        {
            text.AppendLine(words["Activities.Letter.When", Moment(facts.BeginsUtc)]);
        }

        if (facts.Place.Length > 0)
        {
            text.AppendLine(words["Activities.Letter.Where", facts.Place]);
        }

        if (facts.Reason.Length > 0)
        {
            text.AppendLine(words["Activities.Letter.Reason", facts.Reason]);
        }

        if (facts.Code is { } code)
        {
            text.AppendLine().AppendLine(words["Activities.Letter.Code", string.Join('-', code.Groups), Address(isVisit ? "activities/visit/progress" : "activities/mine")]);
        }

        if (facts.Path.Length > 0)
        {
            text.AppendLine(words["Activities.Letter.Page", Address(facts.Path)]);
        }

        text.AppendLine().AppendLine(words["Activities.Letter.Foot", Site.Name]);
        outbox.Put(new PublicLetter(address, words[$"Activities.Letter.{letter}.Subject", facts.Title], text.ToString().TrimEnd()));
    }

    private static string Moment(DateTime utc) => utc.InCity().ToString("yyyy 年 M 月 d 日 H:mm", CultureInfo.InvariantCulture);

    private string Address(string path) => new Uri(new Uri($"https://{Site.Domain}/"), new PathString("/" + path).ToUriComponent()).AbsoluteUri;
}
