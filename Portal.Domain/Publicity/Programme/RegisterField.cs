namespace Portal.Domain.Publicity.Programme;

/// <summary>What a field of a register holds.</summary>
public enum FieldKind
{
    Text,

    /// <summary>Several texts, one a line.</summary>
    Texts,
    Day,
    Moment,
    Number,
    Truth,
    Link,

    /// <summary>A small table: one row a line, its cells parted by ｜ or by a tab, as a spreadsheet gives them.</summary>
    Rows,
}

/// <summary>What a field is good for beside being shown on the item's page.</summary>
[Flags]
public enum FieldUses
{
    None = 0,

    /// <summary>A column of the list.</summary>
    List = 1,

    /// <summary>The list can be narrowed to one of its values.</summary>
    Filter = 2,

    /// <summary>What is typed into the list's search field is looked for in it.</summary>
    Search = 4,
}

/// <summary>A column of a field that holds rows.</summary>
public sealed record RegisterCell(string Name, FieldKind Kind = FieldKind.Text, FieldUses Uses = FieldUses.None);

/// <summary>A field of a register's items, by its name in the definition of the type.</summary>
public sealed record RegisterField(string Name, FieldKind Kind, FieldUses Uses, IReadOnlyList<RegisterCell> Cells)
{
    public bool Is(FieldUses use) => (Uses & use) != FieldUses.None;

    /// <summary>The places of this field whose values can be asked for: itself, or some of its columns, by the names that the index has them under.</summary>
    public IEnumerable<string> Places(FieldUses use)
    {
        if (Is(use))
        {
            yield return Name;
        }

        foreach (var cell in Cells)
        {
            if ((cell.Uses & use) != FieldUses.None)
            {
                yield return PlaceOf(cell);
            }
        }
    }

    public string PlaceOf(RegisterCell cell) => $"{Name}.{cell.Name}";
}
