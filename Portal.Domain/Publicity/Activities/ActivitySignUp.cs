namespace Portal.Domain.Publicity.Activities;

/// <summary>
/// One sign-up: how many people, with a place or waiting. Who they are is sealed and goes with the row, at the latest thirty days after the activity; whoever gives the place up
/// is forgotten at once.
/// </summary>
public sealed class ActivitySignUp
{
    /// <summary>What the page promises.</summary>
    public const int DaysKept = 30;

    private ActivitySignUp()
    {
    }

    public ActivitySignUp(Guid id, string itemId, byte[] codeTag, SignUpTags tags, string sealedContact, string districtCode, int people, int turn, DateOnly signedOn, DateOnly eraseOn)
    {
        (Id, ItemId, CodeTag, SealedContact, DistrictCode) = (id, itemId, codeTag, sealedContact, districtCode);
        (PhoneTag, MailTag) = (tags.Phone, tags.Mail);
        (People, Turn, SignedOn, EraseOn) = (people, turn, signedOn, eraseOn);
    }

    public Guid Id { get; private set; }

    public string ItemId { get; private set; } = "";

    public byte[] CodeTag { get; private set; } = [];

    public byte[]? PhoneTag { get; private set; }

    public byte[]? MailTag { get; private set; }

    public string SealedContact { get; private set; } = "";

    /// <summary>Where they come from; empty where nobody said.</summary>
    public string DistrictCode { get; private set; } = "";

    public int People { get; private set; }

    /// <summary>0 with a place; else the turn among those who wait.</summary>
    public int Turn { get; private set; }

    /// <summary>How many of them came.</summary>
    public int Came { get; private set; }

    public DateOnly SignedOn { get; private set; }

    /// <summary>The first day on which nothing of this is here any more.</summary>
    public DateOnly EraseOn { get; private set; }

    public bool Waits => Turn > 0;

    public void Bring(int people) => People = people;

    public void MoveUp() => Turn = 0;

    public void Arrive(int people) => Came = people;

    /// <summary>The activity was put off: its contacts are needed for as long.</summary>
    public void KeepUntil(DateOnly day) => EraseOn = day;
}

/// <summary>By what a second sign-up of the same contact is known.</summary>
public sealed record SignUpTags(byte[]? Phone, byte[]? Mail);

/// <summary>Who signed up, as it is sealed.</summary>
/// <param name="Name">How to be addressed.</param>
public sealed record SignUpContact(string Name, string Phone, string Mail, string Street)
{
    /// <summary>Nothing of it may reach a log by accident.</summary>
    public override string ToString() => nameof(SignUpContact);
}
