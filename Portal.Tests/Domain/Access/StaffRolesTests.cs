using Portal.Domain.Access;

namespace Portal.Tests.Domain.Access;

/// <summary>三员分立, on every combination of roles that a form could send.</summary>
public sealed class StaffRolesTests
{
    private static readonly StaffRoles[] Posts = [StaffRoles.SystemAdministrator, StaffRoles.SecurityAdministrator, StaffRoles.Auditor];

    public static TheoryData<int> Combinations => new(Enumerable.Range(1, 255));

    [Theory]
    [MemberData(nameof(Combinations))]
    public void Appointment_with_two_posts_or_a_post_and_other_work_is_refused(int combination)
    {
        var roles = (StaffRoles)combination;
        var posts = Posts.Count(post => roles.HasFlag(post));
        var works = (roles & (StaffRoles.Officer | StaffRoles.DepartmentHead | StaffRoles.Editor | StaffRoles.Reviewer | StaffRoles.ChiefEditor)) != StaffRoles.None;
        var proposed = StaffMember.Propose("somebody", "某人", roles, Guid.NewGuid(), Guid.NewGuid());
        Assert.Equal(posts > 1 || (posts == 1 && works), proposed.IsRefused);
    }

    [Fact]
    public void No_post_reads_or_handles_cases() => Assert.All(Posts, post =>
        Assert.DoesNotContain(RolePermissions.Of(post), p => p is Permission.ReadCases or Permission.HandleCases or Permission.ShareCases));

    [Fact]
    public void Only_the_chief_editor_gives_the_last_word() => Assert.All(
        Enum.GetValues<StaffRoles>().Where(role => role is not StaffRoles.ChiefEditor),
        role => Assert.DoesNotContain(RolePermissions.Of(role), p => p is Permission.PublishContent or Permission.AuthorTemplates or Permission.ImportContent));

    [Fact]
    public void No_permission_of_a_post_is_held_by_another()
    {
        var held = Posts.SelectMany(post => RolePermissions.Of(post)).Where(p => p != Permission.OwnAccount).ToList();
        Assert.Equal(held.Count, held.Distinct().Count());
    }

    [Fact]
    public void Appointment_without_a_role_is_refused() =>
        Assert.Equal("RoleMissing", StaffMember.Propose("somebody", "某人", StaffRoles.None, null, null).Refusals[0].Code);

    [Fact]
    public void Officer_without_a_department_is_refused() =>
        Assert.Equal("OfficerNeedsDepartment", StaffMember.Propose("somebody", "某人", StaffRoles.Officer, null, null).Refusals[0].Code);

    [Fact]
    public void Confirmation_by_the_proposer_or_by_the_person_is_refused()
    {
        var proposer = Guid.NewGuid();
        var member = StaffMember.Propose("somebody", "某人", StaffRoles.Auditor, null, proposer).Value;
        Assert.Equal("ProposerMayNotConfirm", member.Confirm(proposer).Refusals[0].Code);
        Assert.Equal("ProposerMayNotConfirm", member.Confirm(member.Id).Refusals[0].Code);
        Assert.Equal(Standing.Proposed, member.Standing);
        Assert.False(member.Confirm(Guid.NewGuid()).IsRefused);
    }

    [Fact]
    public void Key_accepted_by_its_owner_is_refused()
    {
        var owner = Guid.NewGuid();
        var key = new StaffKey(Guid.NewGuid(), owner, [1], [2], new DateOnly(2026, 11, 24));
        Assert.Equal("OwnerMayNotAcceptKey", key.Accept(owner).Refusals[0].Code);
        Assert.False(key.Accept(Guid.NewGuid()).IsRefused);
        Assert.Equal("NothingToConfirm", key.Accept(Guid.NewGuid()).Refusals[0].Code);
    }

    [Theory]
    [InlineData("shili1", true)]
    [InlineData("a.b-3", true)]
    [InlineData("ab", false)]
    [InlineData("1ab", false)]
    [InlineData("Shili", false)]
    [InlineData("核查员", false)]
    [InlineData("аdmin", false)] // a Cyrillic letter that looks Latin
    public void User_name_is_well_formed_only_in_plain_letters(string name, bool good) => Assert.Equal(good, UserNames.IsWellFormed(name));
}
