using Portal.Domain.Access;

namespace Portal.Web.Pipeline.Accounts;

/// <summary>What a signed-in person has to do before anything else is shown.</summary>
internal enum OwedStep
{
    None,

    /// <summary>The first password came from somebody else.</summary>
    NewPassword,

    /// <summary>Staff of a site in production must have a second factor.</summary>
    SecondFactor,
}

/// <summary>The session that the present request came with. Empty outside <c>/desk</c> and <c>/my</c>, and for who is not signed in.</summary>
internal sealed class AreaVisit
{
    /// <summary>How long a given password counts as fresh.</summary>
    public static readonly TimeSpan FreshFor = TimeSpan.FromMinutes(10);

    public Guid? AccountId { get; set; }

    public string UserName { get; set; } = "";

    public string DisplayName { get; set; } = "";

    /// <summary>The signed-in member of staff; null under <c>/my</c>.</summary>
    public StaffMember? Member { get; set; }

    /// <summary>A setting of the account under <c>/my</c>.</summary>
    public bool ElderMode { get; set; }

    /// <summary>UTC; when the password was last given.</summary>
    public DateTime ProvedAt { get; set; }

    /// <summary>How long the session lasts without a request.</summary>
    public TimeSpan IdleLimit { get; set; }

    /// <summary>How long the session lasts at most, used or not.</summary>
    public TimeSpan AbsoluteLimit { get; set; }

    /// <summary>UTC; when the session ends even if it is used.</summary>
    public DateTime EndsAt { get; set; }

    public OwedStep Owed { get; set; }
}
