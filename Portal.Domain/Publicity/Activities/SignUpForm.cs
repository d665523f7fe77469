using System.Text.Json;
using Portal.Domain.Kernel;

namespace Portal.Domain.Publicity.Activities;

/// <summary>What somebody typed to sign up.</summary>
public sealed record SignUpForm(string Name, string Phone, string Mail, string District, string Street, string People)
{
    public override string ToString() => nameof(SignUpForm);
}

/// <summary>The form, read.</summary>
internal sealed record ReadSignUpForm(SignUpContact Contact, string District, int People);

/// <summary>What may stand in the fields of a contact.</summary>
public static class ContactRules
{
    public const int LongestName = 30;
    public const int LongestStreet = 40;
    public const int LongestMail = 254;

    private const int ShortestPhone = 7;
    private const int LongestPhone = 13;

    /// <summary>Digits alone, without the country's own code: the same number however it is typed.</summary>
    public static string Phone(string typed)
    {
        var half = typed.Select(c => c is >= '\uFF10' and <= '\uFF19' ? (char)(c - 0xFEE0) : c);
        var digits = string.Concat(half.Where(char.IsAsciiDigit));
        return digits.Length == LongestPhone && digits.StartsWith("86", StringComparison.Ordinal) ? digits[2..] : digits;
    }

    public static bool IsPhone(string typed) =>
        Phone(typed).Length is >= ShortestPhone and <= LongestPhone && typed.All(c => char.IsDigit(c) || c is ' ' or '-' or '+' or '(' or ')' or '（' or '）' or '—' or '－');

    public static string Mail(string typed) => typed.Trim().ToLowerInvariant();

    /// <summary>Printable ASCII with one @ and a host with a dot.</summary>
    public static bool IsMail(string typed)
    {
        var address = typed.Trim();
        var at = address.IndexOf('@', StringComparison.Ordinal);
        return address.Length <= LongestMail && at is > 0 and <= 64 && at == address.LastIndexOf('@')
            && address.All(c => c is > ' ' and < '\x7f' && !"<>\",;:\\()[]".Contains(c, StringComparison.Ordinal))
            && address[(at + 1)..] is var host && host.Contains('.', StringComparison.Ordinal) && host[0] is not ('.' or '-') && host[^1] is not ('.' or '-')
            && !address.Contains("..", StringComparison.Ordinal);
    }

    /// <summary>How many people, from 1 on; null for anything else.</summary>
    public static int? People(string typed) =>
        int.TryParse(typed.Trim(), System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out var people) && people > 0 ? people : null;

    internal static Outcome<ReadSignUpForm> Read(SignUpForm form, SignUpPlan plan, IReadOnlyList<CityPlace> districts)
    {
        var faults = new List<Refusal>();
        var contact = new SignUpContact(form.Name.Trim(), form.Phone.Trim().Length == 0 ? "" : Phone(form.Phone), Mail(form.Mail), form.Street.Trim());
        if (contact.Name.Length is 0 or > LongestName)
        {
            faults.Add(new Refusal("ActivityName", "Name", LongestName));
        }

        if (form.Phone.Trim().Length > 0 && !IsPhone(form.Phone))
        {
            faults.Add(new Refusal("ActivityPhone", "Phone"));
        }
        else if (plan.NeedsContact && contact.Phone.Length == 0 && contact.Mail.Length == 0)
        {
            faults.Add(new Refusal("ActivityContact", "Phone"));
        }

        if (contact.Mail.Length > 0 && !IsMail(contact.Mail))
        {
            faults.Add(new Refusal("ActivityMail", "Mail"));
        }

        var people = People(form.People);
        if (people is null || people > plan.LargestParty)
        {
            faults.Add(new Refusal("ActivityPeople", "People", plan.LargestParty));
        }

        if (form.District.Length > 0 && districts.All(d => d.Code != form.District))
        {
            faults.Add(new Refusal("ActivityDistrict", "District"));
        }

        if (contact.Street.Length > LongestStreet)
        {
            faults.Add(new Refusal("ActivityStreet", "Street", LongestStreet));
        }

        return faults.Count > 0 ? Outcome<ReadSignUpForm>.Refused(faults) : new ReadSignUpForm(contact, form.District, people ?? 0);
    }
}

/// <summary>Contacts as they are sealed, of sign-ups and of requests for a visit alike.</summary>
public static class SealedContacts
{
    private const string Purpose = "activity";

    public static string SealContact(this IContactSeal seal, Guid id, SignUpContact contact) => seal.Seal(Purpose, id, JsonSerializer.Serialize(contact));

    /// <summary>
    /// Lets the site make or renew the keys that seal, outside of any transaction: they lie in the same database, and within an act that holds its write lock (SQLite) making one
    /// would wait for itself.
    /// </summary>
    public static void KeepReady(this IContactSeal seal) => seal.Seal(Purpose, Guid.Empty, "");

    /// <summary>Null when it does not open, or is gone.</summary>
    public static SignUpContact? OpenContact(this IContactSeal seal, Guid id, string sealedContact) =>
        sealedContact.Length > 0 && seal.Open(Purpose, id, sealedContact) is { } json ? JsonSerializer.Deserialize<SignUpContact>(json) : null;
}
