namespace Portal.Cms.Recipes;

/// <summary>Reads what comes from outside up to a limit, whatever its size claims to be.</summary>
internal static class Bounded
{
    /// <summary>All of it, or null when it is longer than allowed.</summary>
    public static byte[]? ReadAll(Stream from, int most)
    {
        using var read = new MemoryStream();
        var piece = new byte[81_920];
        for (int count; (count = from.Read(piece)) > 0;)
        {
            if (read.Length + count > most)
            {
                return null;
            }

            read.Write(piece, 0, count);
        }

        return read.ToArray();
    }
}
