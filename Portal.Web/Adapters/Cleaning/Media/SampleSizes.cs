using System.Buffers.Binary;

namespace Portal.Web.Adapters.Cleaning.Media;

/// <summary>The sizes of a track's samples, taken in order (<c>stsz</c> or the packed <c>stz2</c>).</summary>
internal sealed class SampleSizes
{
    private readonly byte[] _data;
    private readonly int _start;
    private readonly int _bits;
    private readonly uint _constant;
    private readonly uint _count;
    private uint _next;

    public SampleSizes(Box box, byte[] data)
    {
        _data = data;
        _start = box.Body + 12;
        var body = box.Need(data, 12);
        _count = BinaryPrimitives.ReadUInt32BigEndian(body[8..]);
        if (box.Type == "stz2")
        {
            _bits = body[7] is 4 or 8 or 16 ? body[7] : throw CannotCleanException.Broken();
        }
        else
        {
            _constant = BinaryPrimitives.ReadUInt32BigEndian(body[4..]);
            _bits = 32;
        }

        if (_constant > CleaningLimits.Streamed || _constant == 0 && (long)_count * _bits > (body.Length - 12) * 8L)
        {
            throw CannotCleanException.Broken();
        }
    }

    public uint Left => _count - _next;

    /// <summary>The bytes that the next samples measure together.</summary>
    public long Take(uint samples)
    {
        samples = Math.Min(samples, Left);
        if (_constant != 0)
        {
            _next += samples;
            return (long)samples * _constant;
        }

        long sum = 0;
        for (; samples > 0; samples--)
        {
            sum += At(_next++);
        }

        return sum;
    }

    private long At(uint sample) => _bits switch
    {
        32 => BinaryPrimitives.ReadUInt32BigEndian(_data.AsSpan(_start + (int)sample * 4)),
        16 => BinaryPrimitives.ReadUInt16BigEndian(_data.AsSpan(_start + (int)sample * 2)),
        8 => _data[_start + (int)sample],
        _ => sample % 2 == 0 ? _data[_start + (int)sample / 2] >> 4 : _data[_start + (int)sample / 2] & 15,
    };
}
