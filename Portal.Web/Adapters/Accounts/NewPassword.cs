using Portal.Domain.Kernel;

namespace Portal.Web.Adapters.Accounts;

/// <summary>What the form of a new password must hold, before anything costly is done.</summary>
internal static class NewPassword
{
    /// <param name="current">Empty where there is none yet.</param>
    public static Refusal? Check(PasswordRules rules, string next, string again, string current, string userName, int shortest) => rules.Check(next, userName, shortest) switch
    {
        { } unfit => unfit.At("Next"),
        _ when next == current => new Refusal("PasswordUnchanged", "Next"),
        _ when next != again => new Refusal("PasswordsDiffer", "Again"),
        _ => null,
    };
}
