using System.Collections.Frozen;
using Portal.Domain.Reporting;
using UglyToad.PdfPig.Tokens;

namespace Portal.Web.Adapters.Cleaning.Documents;

/// <summary>Which dictionaries of a PDF stay, and which of their keys.</summary>
internal static class PdfRules
{
    public static readonly FrozenSet<string> CatalogKeys = FrozenSet.ToFrozenSet(
        ["Type", "Pages", "PageLabels", "Dests", "Outlines", "AcroForm", "OCProperties", "PageLayout", "Lang"]);

    private static readonly FrozenSet<string> PageKeys = FrozenSet.ToFrozenSet(
    [
        "Type", "Parent", "Resources", "MediaBox", "CropBox", "BleedBox", "TrimBox", "ArtBox", "Contents", "Rotate", "Group", "Annots", "UserUnit",
    ]);

    private static readonly FrozenSet<string> AnyDropped = FrozenSet.ToFrozenSet(
    [
        "Metadata", "PieceInfo", "LastModified", "AA", "JS", "JavaScript", "OpenAction", "AF", "EF", "EmbeddedFiles", "Thumb", "OPI", "StructParent",
        "StructParents", "StructTreeRoot", "Info", "XFA", "CreatorInfo", "Creator", "Author", "Producer", "CreationDate", "ModDate", "NM", "Alternates",
        "RichMediaContent", "RichMediaSettings", "Measure", "PtData", "VP", "LGIDict", "SpiderInfo", "Perms", "Legal", "Collection", "Threads", "DSS",
    ]);

    private static readonly FrozenSet<string> AnnotationDropped = FrozenSet.ToFrozenSet(["T", "M", "RC", "Subj", "Sound", "Movie", "FS", "3DD", "Name3D"]);

    private static readonly FrozenSet<string> Annotations = FrozenSet.ToFrozenSet(
    [
        "Link", "Text", "FreeText", "Highlight", "Underline", "StrikeOut", "Squiggly", "Square", "Circle", "Line", "Polygon", "PolyLine", "Ink", "Stamp",
        "Widget", "Popup", "Caret", "Watermark", "Redact",
    ]);

    private static readonly FrozenSet<string> DroppedTypes = FrozenSet.ToFrozenSet(
        ["Metadata", "Filespec", "F", "EmbeddedFile", "Sig", "SigRef", "XRef", "ObjStm", "Catalog", "Encrypt", "DocTimeStamp", "StructElem", "StructTreeRoot", "Sound"]);

    private static readonly FrozenSet<string> BadActions = FrozenSet.ToFrozenSet(
    [
        "GoToR", "GoToE", "GoToDp", "Launch", "Thread", "Sound", "Movie", "Hide", "SubmitForm", "ResetForm", "ImportData", "JavaScript", "SetOCGState",
        "Rendition", "Trans", "GoTo3DView", "RichMediaExecute",
    ]);

    /// <summary>Whether a dictionary goes as a whole, wherever it hangs.</summary>
    public static bool Drops(DictionaryToken dictionary, RemovalNotes notes)
    {
        var (type, subtype, action) = (Name(dictionary, "Type"), Name(dictionary, "Subtype"), Name(dictionary, "S"));
        var file = type is "Filespec" or "EmbeddedFile" or "F" || dictionary.Data.ContainsKey("EF") || subtype is "FileAttachment" && IsAnnotation(dictionary);
        if (file)
        {
            notes.Add(Removal.EmbeddedFiles);
            return true;
        }

        if (action is not null && BadActions.Contains(action) && (type is null or "Action"))
        {
            notes.Add(Removal.Scripts);
            return true;
        }

        return type is not null && DroppedTypes.Contains(type)
            || IsAnnotation(dictionary) && subtype is not null && !Annotations.Contains(subtype)
            || action == "URI" && !IsWebAddress(dictionary);
    }

    public static bool DropsKey(DictionaryToken dictionary, string key, bool stream) =>
        AnyDropped.Contains(key)
        || Name(dictionary, "Type") == "Page" && !PageKeys.Contains(key)
        || stream && (key is "F" or "FFilter" or "FDecodeParms" or "DL")
        || IsAnnotation(dictionary) && Name(dictionary, "Subtype") != "Widget" && AnnotationDropped.Contains(key);

    public static string? Name(DictionaryToken dictionary, string key) =>
        dictionary.Data.TryGetValue(key, out var token) && token is NameToken name ? name.Data : null;

    private static bool IsAnnotation(DictionaryToken dictionary) =>
        Name(dictionary, "Type") == "Annot" || dictionary.Data.ContainsKey("Rect") && dictionary.Data.ContainsKey("Subtype");

    private static bool IsWebAddress(DictionaryToken action)
    {
        var text = action.Data.GetValueOrDefault("URI") switch
        {
            StringToken literal => literal.Data,
            HexToken hex => hex.Data,
            _ => "",
        };
        return Uri.TryCreate(text, UriKind.Absolute, out var address) && address.Scheme is "http" or "https" or "mailto";
    }
}
