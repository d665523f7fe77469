namespace Portal.Domain.Publicity;

/// <summary>What an editor has typed and not saved yet, in one form. It is meant for the public anyway, so it lies here in clear; one row a person and form.</summary>
public sealed class ContentScratch
{
    /// <summary>A form that nobody came back to for two weeks is forgotten.</summary>
    public const int KeptDays = 14;

    private ContentScratch()
    {
    }

    public ContentScratch(Guid staffId, string place) => (StaffId, Place) = (staffId, place);

    public Guid StaffId { get; private set; }

    /// <summary>The item's id, or <c>new:</c> with the type.</summary>
    public string Place { get; private set; } = "";

    /// <summary>The version that the typing began from.</summary>
    public string Base { get; private set; } = "";

    /// <summary>The form's fields by name, as JSON.</summary>
    public string Typed { get; private set; } = "{}";

    public DateTime SavedAt { get; private set; }

    public void Hold(string begunFrom, string typed, DateTime now) => (Base, Typed, SavedAt) = (begunFrom, typed, now);
}
