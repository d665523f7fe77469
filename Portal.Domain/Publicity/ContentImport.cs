namespace Portal.Domain.Publicity;

/// <summary>How far a recipe that somebody uploaded has come.</summary>
public enum ImportState
{
    /// <summary>Its plan is shown; nothing has happened.</summary>
    Waiting = 0,
    Running,
    Ran,

    /// <summary>The very same ran here before; nothing was done.</summary>
    RanBefore,

    /// <summary>A step failed: those before it stand.</summary>
    Stopped,

    /// <summary>The file or an expression in it is wrong; nothing was done.</summary>
    Refused,
}

/// <summary>A recipe that was uploaded at the desk: who, what, and what became of it. Its bytes are kept for an hour, the row for good.</summary>
public sealed class ContentImport
{
    public const int LongestName = 200;

    /// <summary>How long the bytes wait for whoever looked at the plan.</summary>
    public static readonly TimeSpan Waits = TimeSpan.FromMinutes(55);

    private ContentImport()
    {
    }

    public ContentImport(StagedRecipe staged, Guid staffId, string staffName, DateTime now)
    {
        (Id, FileName, BlobName) = (Guid.CreateVersion7(), staged.FileName.Length <= LongestName ? staged.FileName : staged.FileName[^LongestName..], staged.BlobName);
        (StaffId, StaffName, UploadedAt) = (staffId, staffName, now);
    }

    public Guid Id { get; private set; }

    public Guid StaffId { get; private set; }

    public string StaffName { get; private set; } = "";

    public string FileName { get; private set; } = "";

    public string BlobName { get; private set; } = "";

    public DateTime UploadedAt { get; private set; }

    public ImportState State { get; private set; }

    public DateTime? EndedAt { get; private set; }

    /// <summary>What became of each step, as JSON; empty while it waits.</summary>
    public string Report { get; private set; } = "";

    public long Version { get; private set; }

    public bool IsOpen(DateTime now) => State is ImportState.Waiting && now - UploadedAt < Waits;

    public void Begin() => (State, Version) = (ImportState.Running, Version + 1);

    public void End(ImportState state, string report, DateTime now) => (State, Report, EndedAt, Version) = (state, report, now, Version + 1);
}
