using MediatR;
using Microsoft.EntityFrameworkCore;
using Portal.Domain.Access;
using Portal.Domain.Calendar;
using Portal.Domain.Kernel;

namespace Portal.Domain.Publicity.Activities;

/// <summary>What somebody typed to ask for a visit.</summary>
public sealed record VisitForm(VisitHost? Host, string HostName, string District, string Street, string Topics, string Days, string People, bool WantsKit, string Name, string Phone, string Mail)
{
    public override string ToString() => nameof(VisitForm);
}

/// <summary>What the form offers to choose from.</summary>
public sealed record VisitOffer(IReadOnlyList<CityPlace> Districts, bool MailsAreSent);

[OpenToAnyone("Anybody may ask for a visit, without an account.")]
public sealed record ReadVisitOffer : IQuery<VisitOffer>;

internal sealed class ReadVisitOfferHandler(ICityPlaces districts, IActivityLetters letters) : IRequestHandler<ReadVisitOffer, Outcome<VisitOffer>>
{
    public async Task<Outcome<VisitOffer>> Handle(ReadVisitOffer request, CancellationToken cancellationToken) =>
        new VisitOffer(await districts.DistrictsAsync(cancellationToken), letters.AreSent);
}

/// <summary>Asks for a visit. The answer comes by telephone or mail, and stands behind the code. Refusals: those of the fields.</summary>
[OpenToAnyone("Anybody may ask for a visit, without an account.")]
public sealed record RequestVisit(VisitForm Form) : IAct<PublicCode>;

internal sealed class RequestVisitHandler(IPortalDb db, ActivityTags tags, IContactSeal seal, ICityPlaces districts, IActivityLetters letters, TimeProvider time)
    : IRequestHandler<RequestVisit, Outcome<PublicCode>>
{
    public async Task<Outcome<PublicCode>> Handle(RequestVisit request, CancellationToken cancellationToken)
    {
        var read = VisitReading.Read(request.Form, await districts.DistrictsAsync(cancellationToken));
        if (read.IsRefused)
        {
            return Outcome<PublicCode>.Refused(read.Refusals);
        }

        var (wishes, contact) = read.Value;
        var (id, code) = (Guid.CreateVersion7(), PublicCode.Create());
        db.VisitRequests.Add(new VisitRequest(id, tags.OfCode(code), seal.SealContact(id, contact), wishes, time.Today()));
        if (contact.Mail.Length > 0)
        {
            letters.Write(ActivityLetter.VisitReceived, contact.Mail, VisitReading.Facts(wishes.HostName, null) with { Code = code });
        }

        await db.SaveChangesAsync(cancellationToken);
        return code;
    }
}

/// <summary>A request as whoever asked sees it.</summary>
public sealed record OwnVisit(VisitHost Host, string HostName, VisitState State, DateOnly ReceivedOn, DateTime? AgreedUtc, string Answer);

/// <summary>One's own request, by the code. Refused <c>PublicCode</c>.</summary>
[OpenToAnyone("The code is all that one has: there are no accounts here.")]
public sealed record ReadOwnVisit(PublicCode Code) : IQuery<OwnVisit>;

internal sealed class ReadOwnVisitHandler(IPortalDb db, ActivityTags tags) : IRequestHandler<ReadOwnVisit, Outcome<OwnVisit>>
{
    public async Task<Outcome<OwnVisit>> Handle(ReadOwnVisit request, CancellationToken cancellationToken)
    {
        var tag = tags.OfCode(request.Code);
        return await db.VisitRequests.AsNoTracking().SingleOrDefaultAsync(v => v.CodeTag == tag, cancellationToken) is { } visit
            ? new OwnVisit(visit.Host, visit.HostName, visit.State, visit.ReceivedOn, visit.AgreedUtc, visit.Answer)
            : new Refusal("ActivityCode", "Code");
    }
}

/// <summary>Takes one's own request back; what names anybody goes at once. Refusals: <c>PublicCode</c>, <c>VisitEnded</c>.</summary>
[OpenToAnyone("The code is all that one has: there are no accounts here.")]
public sealed record WithdrawOwnVisit(PublicCode Code) : IAct<Nothing>;

internal sealed class WithdrawOwnVisitHandler(IPortalDb db, ActivityTags tags, TimeProvider time) : IRequestHandler<WithdrawOwnVisit, Outcome<Nothing>>
{
    public async Task<Outcome<Nothing>> Handle(WithdrawOwnVisit request, CancellationToken cancellationToken)
    {
        var tag = tags.OfCode(request.Code);
        if (await db.VisitRequests.SingleOrDefaultAsync(v => v.CodeTag == tag, cancellationToken) is not { } visit)
        {
            return new Refusal("ActivityCode", "Code");
        }

        var withdrawn = visit.Withdraw(time.Today());
        if (!withdrawn.IsRefused)
        {
            visit.Erase();
            await db.SaveChangesAsync(cancellationToken);
        }

        return withdrawn;
    }
}

/// <summary>Reads the form.</summary>
internal static class VisitReading
{
    public static Outcome<(VisitWishes Wishes, SignUpContact Contact)> Read(VisitForm form, IReadOnlyList<CityPlace> districts)
    {
        var faults = new List<Refusal>();
        var contact = new SignUpContact(form.Name.Trim(), form.Phone.Trim().Length == 0 ? "" : ContactRules.Phone(form.Phone), ContactRules.Mail(form.Mail), "");
        Check(form.Host is { } chosen && Enum.IsDefined(chosen), "VisitHost", "Host");
        Check(form.HostName.Trim().Length is > 1 and <= VisitRequest.LongestHost, "VisitHostName", "HostName", VisitRequest.LongestHost);
        Check(districts.Any(d => d.Code == form.District), "ActivityDistrict", "District");
        Check(form.Street.Trim().Length <= ContactRules.LongestStreet, "ActivityStreet", "Street", ContactRules.LongestStreet);
        Check(form.Topics.Trim().Length is > 1 and <= VisitRequest.LongestWishes, "VisitTopics", "Topics", VisitRequest.LongestWishes);
        Check(form.Days.Trim().Length is > 0 and <= VisitRequest.LongestHost, "VisitDays", "Days", VisitRequest.LongestHost);
        Check(ContactRules.People(form.People) is <= VisitRequest.MostPeople, "VisitPeople", "People", VisitRequest.MostPeople);
        Check(contact.Name.Length is > 0 and <= ContactRules.LongestName, "ActivityName", "Name", ContactRules.LongestName);
        Check(ContactRules.IsPhone(form.Phone), "ActivityPhone", "Phone");
        Check(contact.Mail.Length == 0 || ContactRules.IsMail(contact.Mail), "ActivityMail", "Mail");
        return faults.Count > 0
            ? Outcome<(VisitWishes, SignUpContact)>.Refused(faults)
            : (new VisitWishes(
                form.Host.GetValueOrDefault(), form.HostName.Trim(), form.District, form.Street.Trim(), form.Topics.Trim(), form.Days.Trim(), ContactRules.People(form.People) ?? 0, form.WantsKit),
                contact);

        void Check(bool holds, string code, string field, params object[] arguments)
        {
            if (!holds)
            {
                faults.Add(new Refusal(code, field, arguments));
            }
        }
    }

    public static LetterFacts Facts(string hostName, DateTime? agreedUtc, string answer = "") =>
        new(hostName, "", "", agreedUtc.GetValueOrDefault(), agreedUtc.GetValueOrDefault(), 0, Reason: answer);
}
