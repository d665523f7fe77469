using Microsoft.Extensions.Time.Testing;
using Portal.Domain.Access;
using Portal.Domain.Calendar;

namespace Portal.Tests.Domain.Access;

public class KeyEpochTests
{
    [Theory]
    [InlineData("2026-12-31T15:59:59Z", 20264)]
    [InlineData("2026-12-31T16:00:00Z", 20271)]
    [InlineData("2027-03-31T15:59:59Z", 20271)]
    [InlineData("2027-06-30T16:00:00Z", 20273)]
    public void Quarter_begins_at_midnight_in_the_city(string now, int epoch)
    {
        var time = new FakeTimeProvider(DateTimeOffset.Parse(now, System.Globalization.CultureInfo.InvariantCulture));
        Assert.Equal(epoch, KeyEpoch.Of(time.Today()));
        Assert.Equal((epoch / 10, epoch % 10), (KeyEpoch.Year(epoch), KeyEpoch.Quarter(epoch)));
    }

    [Fact]
    public void Newest_is_one_key_in_force_of_each_officer()
    {
        var (one, two) = (Guid.NewGuid(), Guid.NewGuid());
        var old = Key(one, 2026, 8).AcceptAtSetup();
        var now = Key(one, 2026, 11).AcceptAtSetup();
        var waiting = Key(one, 2027, 1);
        var ended = Key(one, 2027, 1).AcceptAtSetup();
        ended.End();
        var away = Key(two, 2025, 2).AcceptAtSetup();
        Assert.Equal([now, away], KeyEpoch.Newest([old, now, waiting, ended, away]));
    }

    [Fact]
    public void Successor_needs_an_earlier_key_in_force_of_the_same_person()
    {
        var owner = Guid.NewGuid();
        var accepted = Key(owner, 2026, 11).AcceptAtSetup();
        var next = Key(owner, 2027, 1).Succeed(accepted);
        Assert.Equal((Standing.InForce, accepted.Id, null), (next.Standing, next.Succeeds, next.AcceptedBy));
        Assert.Throws<InvalidOperationException>(() => Key(owner, 2026, 12).Succeed(accepted));
        Assert.Throws<InvalidOperationException>(() => Key(Guid.NewGuid(), 2027, 1).Succeed(accepted));
        Assert.Throws<InvalidOperationException>(() => Key(owner, 2027, 1).Succeed(Key(owner, 2026, 11)));
    }

    private static StaffKey Key(Guid owner, int year, int month) => new(Guid.NewGuid(), owner, [1], [2], new DateOnly(year, month, 5));
}
