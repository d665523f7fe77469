namespace Portal.Tests.Web.Content;

/// <summary>A type with every kind of field, what somebody types into it, and what Orchard would store of that.</summary>
internal static class FieldSamples
{
    public const string Definitions = """
        { "ContentTypes": [ { "Name": "Every", "DisplayName": "样样都有", "Settings": { "ContentTypeSettings": { "Creatable": true, "Listable": true } },
            "ContentTypePartDefinitionRecords": [ { "PartName": "TitlePart", "Name": "TitlePart", "Settings": { } }, { "PartName": "Every", "Name": "Every", "Settings": { } } ] } ],
          "ContentParts": [ { "Name": "Every", "Settings": { }, "ContentPartFieldDefinitionRecords": [
            { "FieldName": "TextField", "Name": "Line", "Settings": { "TextFieldSettings": { "Hint": "一行" } } },
            { "FieldName": "TextField", "Name": "Area", "Settings": { "ContentPartFieldSettings": { "Editor": "TextArea" } } },
            { "FieldName": "TextField", "Name": "Mail", "Settings": { "ContentPartFieldSettings": { "Editor": "Email" } } },
            { "FieldName": "TextField", "Name": "Level", "Settings": { "ContentPartFieldSettings": { "Editor": "PredefinedList" }, "TextFieldPredefinedListEditorSettings": { "Options": [ { "name": "一般", "value": "1" }, { "name": "较大", "value": "2" } ] } } },
            { "FieldName": "HtmlField", "Name": "Rich", "Settings": { "ContentPartFieldSettings": { "Editor": "Wysiwyg" } } },
            { "FieldName": "MarkdownField", "Name": "Mark", "Settings": { } },
            { "FieldName": "NumericField", "Name": "Number", "Settings": { "NumericFieldSettings": { "Scale": 2, "Minimum": 0 } } },
            { "FieldName": "BooleanField", "Name": "Truth", "Settings": { } },
            { "FieldName": "DateField", "Name": "Day", "Settings": { } },
            { "FieldName": "TimeField", "Name": "Time", "Settings": { } },
            { "FieldName": "DateTimeField", "Name": "Moment", "Settings": { } },
            { "FieldName": "LinkField", "Name": "Link", "Settings": { } },
            { "FieldName": "MediaField", "Name": "Files", "Settings": { "MediaFieldSettings": { "Multiple": true } } },
            { "FieldName": "ContentPickerField", "Name": "Picked", "Settings": { "ContentPickerFieldSettings": { "Multiple": true } } },
            { "FieldName": "TaxonomyField", "Name": "Terms", "Settings": { "TaxonomyFieldSettings": { "TaxonomyContentItemId": "columns" } } },
            { "FieldName": "MultiTextField", "Name": "Lines", "Settings": { } },
            { "FieldName": "MultiTextField", "Name": "Boxes", "Settings": { "MultiTextFieldSettings": { "Options": [ { "name": "甲", "value": "a" }, { "name": "乙", "value": "b" } ] } } } ] } ] }
        """;

    public const string Stored = """
        { "Line": { "Text": "一行字" }, "Area": { "Text": "第一行\n第二行" }, "Mail": { "Text": "a@example.com" }, "Level": { "Text": "2" }, "Rich": { "Html": "<p>先通风</p>" },
          "Mark": { "Markdown": "# 题\n\n文" }, "Number": { "Value": 12.50 }, "Truth": { "Value": true }, "Day": { "Value": "2026-12-05T00:00:00Z" }, "Time": { "Value": "09:30:00" },
          "Moment": { "Value": "2026-12-05T01:30:00Z" }, "Link": { "Url": "https://www.example.com/a", "Text": "看原文" },
          "Files": { "Paths": ["publicity/a.svg", "b.png"], "MediaTexts": ["井口", "楼道"] }, "Picked": { "ContentItemIds": ["columns"] },
          "Terms": { "TermContentItemIds": ["enterprise", "village"], "TaxonomyContentItemId": "columns" }, "Lines": { "Values": ["打开风机", "测三次"] }, "Boxes": { "Values": ["b"] } }
        """;

    public static IReadOnlyList<(string Name, string Value)> Typed { get; } =
    [
        ("TitlePart.Title", "样样"), ("Every.Line", " 一行字 "), ("Every.Area", "第一行\r\n第二行"), ("Every.Mail", "a@example.com"), ("Every.Level", "2"),
        ("Every.Rich", "<p>先通风<script>x</script></p>"), ("Every.Mark", "# 题\r\n\r\n文"), ("Every.Number", "12.50"), ("Every.Truth", "true"), ("Every.Day", "2026-12-05"),
        ("Every.Time", "09:30"), ("Every.Moment", "2026-12-05T09:30"), ("Every.Link", "https://www.example.com/a"), ("Every.Link.Text", "看原文"),
        ("Every.Files", "/media/publicity/a.svg"), ("Every.Files", ""), ("Every.Files", "b.png"), ("Every.Files.Alt", "井口"), ("Every.Files.Alt", ""), ("Every.Files.Alt", "楼道"),
        ("Every.Picked", "columns"), ("Every.Terms", "enterprise"), ("Every.Terms", "village"), ("Every.Lines", "打开风机\r\n\r\n 测三次 "), ("Every.Boxes", "b"),
    ];

    /// <summary>What the form of the stored item says.</summary>
    public static IReadOnlyList<string> Shown { get; } =
    [
        "value=\"一行字\"", "第一行\n第二行</textarea>", "<option value=\"2\" selected=\"selected\">较大</option>", "<p>先通风</p></textarea>", "value=\"12.50\"", "value=\"2026-12-05\"",
        "value=\"09:30\"", "value=\"2026-12-05T09:30\"", "value=\"看原文\"", "value=\"b.png\"", "value=\"楼道\"", "打开风机\n测三次</textarea>",
        "name=\"F[Every.Terms]\" value=\"village\" checked=\"checked\"", "name=\"F[Every.Boxes]\" value=\"b\" checked=\"checked\"",
    ];
}
