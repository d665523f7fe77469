using System.Text;
using Microsoft.Extensions.Options;
using Portal.Domain.Publicity;
using Portal.Domain.Publicity.Subscriptions;
using Portal.Web.Pipeline.Http;
using Portal.Web.Resources;

namespace Portal.Web.Adapters.Publicity;

/// <summary>Mails to subscribers: plain text, whole addresses, and in each the way to change or end it.</summary>
internal sealed class SubscriberLetters(IPublicLetters outbox, SubscriberLinks links, IOptions<SiteIdentity> identity, SiteText text) : ISubscriberLetters
{
    public void Ask(string address, Guid id) => outbox.Put(new PublicLetter(
        address,
        text["Subscriptions.Mail.Ask.Subject", Name],
        text["Subscriptions.Mail.Ask.Text", Name, At($"subscribe/confirm?t={links.Write(id, LinkPurpose.Confirm)}"), Subscription.UnconfirmedHours]));

    public void Remind(string address, Guid id) => outbox.Put(new PublicLetter(
        address, text["Subscriptions.Mail.Known.Subject", Name], text["Subscriptions.Mail.Known.Text", Name, Manage(id)], End(id)));

    public void Tell(string address, Guid id, IReadOnlyList<(PublicColumn Column, IReadOnlyList<PublicLine> Lines)> news)
    {
        var body = new StringBuilder();
        foreach (var (column, lines) in news)
        {
            body.AppendLine(text["Subscriptions.Mail.Column", column.Name, lines.Count]).AppendLine();
            foreach (var line in lines)
            {
                body.AppendLine(text["Subscriptions.Mail.Title", line.Title]);
                if (line.Summary.Length > 0)
                {
                    body.AppendLine(line.Summary);
                }

                body.AppendLine(At(line.Path).AbsoluteUri).AppendLine();
            }
        }

        Put(address, id, text["Subscriptions.Mail.News.Subject", Name, news.Sum(n => n.Lines.Count), news[0].Lines[0].Title], body);
    }

    public void Warn(string address, Guid id, IReadOnlyList<PublicItem> warnings)
    {
        var body = new StringBuilder();
        foreach (var item in warnings)
        {
            body.AppendLine(text["Subscriptions.Mail.Title", item.Line.Title]);
            if (item.Detail is WarningDetail detail)
            {
                body.AppendLine(text["Subscriptions.Mail.Warning", detail.Level, detail.Kind, string.Join('、', detail.Areas)]).AppendLine(detail.Advice);
            }

            body.AppendLine(At(item.Line.Path).AbsoluteUri).AppendLine();
        }

        Put(address, id, text["Subscriptions.Mail.Warning.Subject", warnings[0].Line.Title, Name], body);
    }

    private string Name => identity.Value.Name;

    private void Put(string address, Guid id, string subject, StringBuilder body) => outbox.Put(new PublicLetter(
        address, subject, body.Append(text["Subscriptions.Mail.Foot", Name, Manage(id), End(id)]).AppendLine().ToString(), End(id)));

    private Uri Manage(Guid id) => At($"subscribe/manage?t={links.Write(id, LinkPurpose.Manage)}");

    private Uri End(Guid id) => At($"subscribe/end?t={links.Write(id, LinkPurpose.Manage)}");

    private Uri At(string path) => new(new Uri($"https://{identity.Value.Domain}/"), path);
}
