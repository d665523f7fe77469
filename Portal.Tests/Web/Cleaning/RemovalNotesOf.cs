using Portal.Domain.Reporting;
using Portal.Web.Adapters.Cleaning;
using Portal.Web.Adapters.Cleaning.Pictures;

namespace Portal.Tests.Web.Cleaning;

/// <summary>What a cleaner would find in a picture that came out of it: nothing, if it did its work.</summary>
internal sealed class RemovalNotesOf
{
    private readonly RemovalNotes _notes = new();

    public RemovalNotesOf(byte[] picture, string format) => _ = format switch
    {
        "jpeg" => JpegSegments.Read(picture, _notes),
        "png" => PngChunks.Read(picture, _notes),
        _ => WebPChunks.Read(picture, _notes),
    };

    public IReadOnlyList<Removal> Found => _notes.Found;
}
