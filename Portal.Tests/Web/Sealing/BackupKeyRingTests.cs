using global::Portal.Web.Adapters.Sealing;
using Microsoft.Extensions.Time.Testing;
using Portal.Tests.Support;

namespace Portal.Tests.Web.Sealing;

public sealed class BackupKeyRingTests : IDisposable
{
    private readonly TempFolder _temp = new();
    private readonly FakeTimeProvider _time = new(new DateTimeOffset(2026, 11, 24, 1, 30, 0, TimeSpan.Zero));

    [Fact]
    public void Key_of_a_day_is_one_and_lives_its_days_and_no_longer()
    {
        var ring = Ring(14);
        var made = ring.Today();
        Assert.Equal(made.Key, Ring(14).Today().Key);
        _time.Advance(TimeSpan.FromDays(14));
        Assert.Equal(0, ring.DestroyOld());
        Assert.Equal(made.Key, ring.Find(made.Day));
        _time.Advance(TimeSpan.FromDays(1));
        Assert.Null(ring.Find(made.Day));
        Assert.Equal(1, ring.DestroyOld());
        Assert.Empty(Directory.GetFiles(_temp.File("ring")));
        Assert.NotEqual(made.Key, ring.Today().Key);
    }

    [Fact]
    public void Mirror_follows_the_ring_and_forgets_with_it()
    {
        var ring = Ring(2);
        var first = ring.Today();
        ring.Mirror(_temp.File("mirror"));
        Assert.Equal(first.Key, File.ReadAllBytes(Directory.GetFiles(_temp.File("mirror")).Single()));
        _time.Advance(TimeSpan.FromDays(3));
        var later = ring.Today();
        ring.Mirror(_temp.File("mirror"));
        Assert.Equal([later.Key], Directory.GetFiles(_temp.File("mirror")).Select(File.ReadAllBytes));
        if (!OperatingSystem.IsWindows())
        {
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(Directory.GetFiles(_temp.File("mirror")).Single()));
        }
    }

    [Theory]
    [InlineData(0)]
    [InlineData(15)]
    public void Longer_than_fourteen_days_is_no_setting(int days) => Assert.Throws<InvalidOperationException>(() => Ring(days));

    public void Dispose() => _temp.Dispose();

    private BackupKeyRing Ring(int days) => new(_temp.File("ring"), days, _time);
}
