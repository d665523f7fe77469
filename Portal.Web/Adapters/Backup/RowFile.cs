using System.Data.Common;
using System.Globalization;
using System.Text;

namespace Portal.Web.Adapters.Backup;

/// <summary>How a value is marked in a file of rows. Part of the format: never renumber.</summary>
internal enum RowValue : byte
{
    Nothing = 0,
    Whole = 1,
    Text = 2,
    Bytes = 3,
    Id = 4,
    Time = 5,
    Day = 6,
    Truth = 7,
    Number = 8,
    Decimal = 9,
    Moment = 10,
}

/// <summary>
/// Tables as bytes that depend on no database: for each table 1, its name, its column names, then for each row 2 and its values with their marks; 0 ends the
/// file. A file that was cut off shows, because its end is missing.
/// </summary>
internal sealed class RowWriter(Stream stream) : IDisposable
{
    private readonly BinaryWriter _writer = new(stream, Encoding.UTF8, leaveOpen: true);

    public void Table(BackupTable table)
    {
        _writer.Write((byte)1);
        _writer.Write(table.Name);
        _writer.Write(table.Columns.Count);
        foreach (var column in table.Columns)
        {
            _writer.Write(column.Name);
        }
    }

    public void Row(BackupTable table, DbDataReader row)
    {
        _writer.Write((byte)2);
        for (var i = 0; i < table.Columns.Count; i++)
        {
            Value(row, i, table.Columns[i].Stored);
        }
    }

    public void End()
    {
        _writer.Write((byte)0);
        _writer.Flush();
    }

    public void Dispose() => _writer.Dispose();

    private void Value(DbDataReader row, int at, Type stored)
    {
        if (row.IsDBNull(at))
        {
            Mark(RowValue.Nothing);
        }
        else if (stored == typeof(string))
        {
            Mark(RowValue.Text);
            _writer.Write(row.GetString(at));
        }
        else if (stored == typeof(byte[]))
        {
            var bytes = row.GetFieldValue<byte[]>(at);
            Mark(RowValue.Bytes);
            _writer.Write(bytes.Length);
            _writer.Write(bytes);
        }
        else if (stored == typeof(Guid))
        {
            Mark(RowValue.Id);
            _writer.Write(row.GetGuid(at).ToByteArray());
        }
        else if (stored == typeof(DateTime))
        {
            Mark(RowValue.Time);
            _writer.Write(row.GetDateTime(at).Ticks);
        }
        else if (stored == typeof(DateTimeOffset))
        {
            Mark(RowValue.Moment);
            _writer.Write(row.GetFieldValue<DateTimeOffset>(at).UtcTicks);
        }
        else if (stored == typeof(DateOnly))
        {
            Mark(RowValue.Day);
            _writer.Write(row.GetFieldValue<DateOnly>(at).DayNumber);
        }
        else if (stored == typeof(bool))
        {
            Mark(RowValue.Truth);
            _writer.Write(row.GetBoolean(at));
        }
        else if (stored == typeof(double) || stored == typeof(float))
        {
            Mark(RowValue.Number);
            _writer.Write(row.GetDouble(at));
        }
        else if (stored == typeof(decimal))
        {
            Mark(RowValue.Decimal);
            _writer.Write(row.GetDecimal(at));
        }
        else if (stored == typeof(int) || stored == typeof(long) || stored == typeof(short) || stored == typeof(byte))
        {
            Mark(RowValue.Whole);
            _writer.Write(Convert.ToInt64(row.GetValue(at), CultureInfo.InvariantCulture));
        }
        else
        {
            throw new NotSupportedException($"The backup knows no column of {stored.Name}.");
        }
    }

    private void Mark(RowValue value) => _writer.Write((byte)value);
}

/// <summary>Reads what <see cref="RowWriter"/> wrote.</summary>
/// <remarks>Throws <see cref="EndOfStreamException"/> on a file that was cut off.</remarks>
internal sealed class RowReader(Stream stream) : IDisposable
{
    private readonly BinaryReader _reader = new(stream, Encoding.UTF8, leaveOpen: true);
    private byte _next = byte.MaxValue;

    /// <summary>The next table's name and columns, or null at the end.</summary>
    public (string Name, string[] Columns)? Table()
    {
        var mark = _next == byte.MaxValue ? _reader.ReadByte() : _next;
        _next = byte.MaxValue;
        return mark switch
        {
            0 => null,
            1 => (_reader.ReadString(), [.. Enumerable.Range(0, _reader.ReadInt32()).Select(_ => _reader.ReadString())]),
            _ => throw new InvalidDataException("This is no file of rows."),
        };
    }

    /// <summary>The next row of the present table, or null behind its last.</summary>
    public object?[]? Row(int columns)
    {
        _next = _reader.ReadByte();
        if (_next != 2)
        {
            return null;
        }

        _next = byte.MaxValue;
        var row = new object?[columns];
        for (var i = 0; i < columns; i++)
        {
            row[i] = Value();
        }

        return row;
    }

    public void Dispose() => _reader.Dispose();

    private object? Value() => (RowValue)_reader.ReadByte() switch
    {
        RowValue.Nothing => null,
        RowValue.Whole => _reader.ReadInt64(),
        RowValue.Text => _reader.ReadString(),
        RowValue.Bytes => ReadBytes(_reader.ReadInt32()),
        RowValue.Id => new Guid(ReadBytes(16)),
        RowValue.Time => new DateTime(_reader.ReadInt64(), DateTimeKind.Utc),
        RowValue.Day => DateOnly.FromDayNumber(_reader.ReadInt32()),
        RowValue.Truth => _reader.ReadBoolean(),
        RowValue.Number => _reader.ReadDouble(),
        RowValue.Decimal => _reader.ReadDecimal(),
        RowValue.Moment => new DateTimeOffset(_reader.ReadInt64(), TimeSpan.Zero),
        _ => throw new InvalidDataException("This is no file of rows."),
    };

    private byte[] ReadBytes(int length) =>
        _reader.ReadBytes(length) is { } bytes && bytes.Length == length ? bytes : throw new EndOfStreamException();
}
