using System.Security.Cryptography;
using Portal.Domain.Reporting;
using Portal.Web.Adapters.Sealing;

namespace Portal.Tests.Proof.Fuzz;

/// <summary>Sealed texts, wraps and files that somebody with the disk has changed: opened as they were, or refused as broken.</summary>
internal static class SealedFuzz
{
    private const int Frame = 65_536 + 17;
    private const int Preamble = 25;

    private static readonly NSecReportSealer Sealer = new();
    private static readonly byte[] Key = RandomNumberGenerator.GetBytes(32);
    private static readonly SealLabel Label = new(Guid.NewGuid(), "fuzz", 3, 1);
    private static readonly byte[] Plain = RandomNumberGenerator.GetBytes(700);
    private static readonly byte[] Text = Sealer.Seal(Key, Label, Plain);
    private static readonly SealKeyPair Pair = Sealer.CreateKeyPair();
    private static readonly byte[] Wrap = Sealer.SealTo(Pair.PublicKey, Label, Key);
    private static readonly byte[] Long = RandomNumberGenerator.GetBytes(150_000);
    private static readonly byte[] Short = RandomNumberGenerator.GetBytes(900);

    public static FuzzTarget Texts { get; } = new("sealed texts", 110, dice => Task.FromResult(Opens(Damage(dice, Text), Text, Plain, bytes => Sealer.Open(Key, Label, bytes))));

    public static FuzzTarget Wraps { get; } = new("sealed wraps", 50, dice => Task.FromResult(Opens(Damage(dice, Wrap), Wrap, Key, bytes =>
    {
        using var unlocked = Sealer.Unlock(Pair.PrivateKey);
        return Sealer.OpenWith(unlocked, Label, bytes);
    })));

    public static FuzzTarget Files { get; } = new("sealed files", 40, FileAsync);

    private static bool Opens(byte[] damaged, byte[] whole, byte[] plain, Func<byte[], byte[]> open)
    {
        try
        {
            var opened = open(damaged);
            return damaged.AsSpan().SequenceEqual(whole) && opened.AsSpan().SequenceEqual(plain) ? true : throw new InvalidDataException("Something that was changed opened.");
        }
        catch (SealBrokenException broken)
        {
            return damaged.AsSpan().SequenceEqual(whole) ? throw new InvalidDataException("Something whole did not open.", broken) : false;
        }
    }

    private static async Task<bool> FileAsync(Dice dice)
    {
        var plain = dice.OneIn(20) ? Long : Short;
        using var blob = new MemoryStream();
        await using (var sealing = Sealer.SealStream(blob, Key, Label))
        {
            await sealing.WriteAsync(plain);
            await sealing.FinishAsync(CancellationToken.None);
        }

        var whole = blob.ToArray();
        var damaged = plain == Long && dice.OneIn(2) ? Reorder(dice, whole) : Damage(dice, whole);
        var length = dice.OneIn(10) ? dice.Throw(3) switch { 0 => 0, 1 => long.MaxValue, _ => plain.Length + dice.Throw(3) - 1 } : plain.Length;
        var untouched = damaged.AsSpan().SequenceEqual(whole);
        using var opened = new MemoryStream();
        try
        {
            await using var reading = Sealer.OpenStream(new MemoryStream(damaged), Key, Label, length);
            await reading.CopyToAsync(opened);
        }
        catch (SealBrokenException broken)
        {
            return untouched && length == plain.Length ? throw new InvalidDataException("A whole file did not open.", broken) : false;
        }

        // The length comes from where it was sealed: a wrong one within the same padding gives the padding's zeros, and changes nothing.
        var content = opened.ToArray();
        return untouched && content.LongLength == length && content.AsSpan().StartsWith(plain.AsSpan(0, (int)Math.Min(length, plain.Length)))
            && !content.AsSpan((int)Math.Min(length, plain.Length)).ContainsAnyExcept((byte)0)
            ? true : throw new InvalidDataException("A changed file opened.");
    }

    private static byte[] Reorder(Dice dice, byte[] blob)
    {
        var frames = blob[Preamble..].Chunk(Frame).ToList();
        switch (dice.Throw(3))
        {
            case 0:
                dice.Shuffle(frames);
                break;
            case 1:
                frames.Insert(dice.Throw(frames.Count), dice.Of(frames));
                break;
            default:
                frames.RemoveAt(dice.Throw(frames.Count));
                break;
        }

        return [.. blob.AsSpan(0, Preamble), .. frames.SelectMany(frame => frame)];
    }

    private static byte[] Damage(Dice dice, byte[] bytes) => dice.Throw(6) switch
    {
        0 => bytes[..dice.Throw(bytes.Length)],
        1 => [.. bytes, .. dice.Bytes(1 + dice.Throw(40))],
        2 => dice.Bytes(dice.Throw(300)),
        3 => [(byte)dice.Throw(256), .. bytes.AsSpan(1)],
        4 => Web.Cleaning.Mutations.Of(bytes, dice.Throw(int.MaxValue - 1)),
        _ => Flip(dice, bytes),
    };

    private static byte[] Flip(Dice dice, byte[] bytes)
    {
        var flipped = (byte[])bytes.Clone();
        flipped[dice.Throw(flipped.Length)] ^= (byte)(1 << dice.Throw(8));
        return flipped;
    }
}
