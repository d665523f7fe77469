namespace Portal.Web.Pipeline.Accounts;

/// <summary>The two places where cookies live. Each name is at once the authentication scheme, the policy and the cookie.</summary>
internal static class AreaNames
{
    public const string Desk = "desk";

    public const string My = "my";
}
