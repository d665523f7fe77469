using System.Collections.Frozen;

namespace Portal.Web.Adapters.Cleaning.Documents;

/// <summary>Which relations, elements and attributes of an office file stay.</summary>
internal static class OfficeRules
{
    /// <summary>Stands where a name stood that the format demands.</summary>
    public const string Someone = "Author";

    /// <summary>Relations to parts that make up what a reader sees; every other kind goes with all that hangs on it.</summary>
    public static readonly FrozenSet<string> KeptRelations = FrozenSet.ToFrozenSet(
    [
        "officeDocument", "styles", "stylesWithEffects", "settings", "webSettings", "fontTable", "theme", "themeOverride", "numbering", "footnotes", "endnotes",
        "header", "footer", "image", "hyperlink", "comments", "worksheet", "chartsheet", "sharedStrings", "calcChain", "drawing", "vmlDrawing", "chart",
        "chartEx", "chartUserShapes", "chartColorStyle", "chartStyle", "table", "diagramData", "diagramLayout", "diagramQuickStyle", "diagramColors",
        "diagramDrawing", "sheetMetadata", "externalLink", "externalLinkPath", "pivotTable", "pivotCacheDefinition", "pivotCacheRecords",
        "slicer", "slicerCache", "timeline", "timelineCache",
    ]);

    private static readonly FrozenSet<string> WordDropped = FrozenSet.ToFrozenSet(
    [
        "del", "moveFrom", "moveFromRangeStart", "moveFromRangeEnd", "moveToRangeStart", "moveToRangeEnd", "rPrChange", "pPrChange", "sectPrChange",
        "tblPrChange", "tblPrExChange", "tcPrChange", "trPrChange", "tblGridChange", "numberingChange", "cellIns", "cellDel", "cellMerge", "rsids",
        "attachedTemplate", "docVars", "mailMerge", "writeProtection", "trackRevisions", "altChunk", "subDoc", "control", "permStart",
        "permEnd", "saveThroughXslt", "activeWritingStyle", "customXmlInsRangeStart", "customXmlInsRangeEnd", "customXmlDelRangeStart",
        "customXmlDelRangeEnd", "customXmlMoveFromRangeStart", "customXmlMoveFromRangeEnd", "customXmlMoveToRangeStart", "customXmlMoveToRangeEnd",
    ]);

    private static readonly FrozenSet<string> SheetDropped = FrozenSet.ToFrozenSet(
    [
        "fileSharing", "fileVersion", "customWorkbookViews", "webPublishing", "webPublishObjects", "webPublishItems", "customSheetViews", "oleObjects", "controls",
        "fileRecoveryPr",
    ]);

    private static readonly FrozenSet<string> Editing = FrozenSet.ToFrozenSet(["del", "ins", "moveFrom", "moveTo", "rPrChange", "pPrChange"]);

    /// <summary>Elements that stay when the relation they name is gone; the others go with it.</summary>
    private static readonly FrozenSet<string> StaysWithoutRelation = FrozenSet.ToFrozenSet(
        ["pageSetup", "blip", "hlinkClick", "hlinkHover", "hlinkMouseOver", "hyperlink", "imagedata", "fill", "stroke"]);

    public static bool DropsElement(string name, string space) =>
        IsWord(space) && WordDropped.Contains(name)
        || IsSheet(space) && SheetDropped.Contains(name)
        || name is "absPath" or "revisionPtr" or "docId" or "presenceInfo" or "userProtectedRanges" or "externalData" or "dataBinding";

    /// <summary>Inserted text stays; the mark that somebody inserted it goes.</summary>
    public static bool Unwraps(string name, string space) => name is "ins" or "moveTo" && IsWord(space);

    public static bool IsEditing(string name, string space) => IsWord(space) && Editing.Contains(name);

    /// <summary>A field's code may name a file on somebody's disk (INCLUDEPICTURE, LINK, HYPERLINK).</summary>
    public static bool NamesLocalFile(string code) =>
        code.Contains(":\\", StringComparison.Ordinal) || code.Contains("\\\\", StringComparison.Ordinal)
        || code.Contains(":/Users", StringComparison.OrdinalIgnoreCase) || code.Contains("file:", StringComparison.OrdinalIgnoreCase);

    public static bool Survives(string element) => StaysWithoutRelation.Contains(element);

    public static bool IsRelationId(string space) => space.EndsWith("/relationships", StringComparison.Ordinal);

    /// <summary>The value under which an attribute stays, or null when it goes.</summary>
    public static string? Attribute(string element, string name, string space, string value) => name switch
    {
        "author" when IsWord(space) => Someone,
        "initials" when IsWord(space) => "A",
        "date" or "ed" when IsWord(space) => null,
        "paraId" or "textId" or "dateUtc" or "durableId" => null,
        "refreshedBy" or "refreshedDate" or "refreshedDateIso" or "userName" or "userId" or "connectionId" or "queryTableFieldId" or "codeName" => null,
        "tableType" when value == "queryTable" => null,
        "name" when element is "docPr" or "cNvPr" && space.Length == 0 => "Object",
        "descr" or "title" when element is "docPr" or "cNvPr" => null,
        "title" or "href" when space.Contains("office:office", StringComparison.Ordinal) => null,
        "instr" when IsWord(space) && NamesLocalFile(value) => "",
        "alt" when element is "shape" or "rect" or "imagedata" or "group" => null,
        _ when name.StartsWith("rsid", StringComparison.Ordinal) && IsWord(space) => null,
        _ when space.Contains("/revision", StringComparison.Ordinal) => null,
        _ => value,
    };

    private static bool IsWord(string space) => space.Contains("wordprocessingml", StringComparison.Ordinal) && space.EndsWith("main", StringComparison.Ordinal);

    private static bool IsSheet(string space) => space.Contains("spreadsheetml", StringComparison.Ordinal) && space.EndsWith("main", StringComparison.Ordinal);
}
