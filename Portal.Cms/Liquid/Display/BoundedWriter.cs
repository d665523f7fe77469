using System.Globalization;

namespace Portal.Cms.Liquid.Display;

/// <summary>Takes what a template writes, up to what one template may write.</summary>
internal sealed class BoundedWriter() : StringWriter(CultureInfo.InvariantCulture)
{
    public const int Most = 2_000_000;

    public override void Write(char value)
    {
        base.Write(value);
        Check();
    }

    public override void Write(string? value)
    {
        Check(value?.Length ?? 0);
        base.Write(value);
    }

    public override void Write(char[] buffer, int index, int count)
    {
        Check(count);
        base.Write(buffer, index, count);
    }

    public override void Write(ReadOnlySpan<char> buffer)
    {
        Check(buffer.Length);
        base.Write(buffer);
    }

    private void Check(int more = 0)
    {
        if (GetStringBuilder().Length + more > Most)
        {
            throw new DisplayLimitException("A template writes more than a page may hold.");
        }
    }
}
