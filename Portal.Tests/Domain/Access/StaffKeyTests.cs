using Portal.Domain.Access;

namespace Portal.Tests.Domain.Access;

public sealed class StaffKeyTests
{
    [Fact]
    public void Fingerprint_is_the_start_of_the_public_keys_hash_in_groups_for_the_telephone()
    {
        var key = new StaffKey(Guid.NewGuid(), Guid.NewGuid(), "abc"u8.ToArray(), [1], new DateOnly(2026, 11, 24));
        Assert.Equal("BA78 16BF 8F01 CFEA 4141 40DE 5DAE 2223", key.Fingerprint());
    }

    [Fact]
    public void Accept_by_its_owner_is_refused()
    {
        var owner = Guid.NewGuid();
        var key = new StaffKey(Guid.NewGuid(), owner, "abc"u8.ToArray(), [1], new DateOnly(2026, 11, 24));
        Assert.Equal("OwnerMayNotAcceptKey", key.Accept(owner).Refusals[0].Code);
        Assert.Equal(Standing.Proposed, key.Standing);
    }
}
