namespace Portal.Domain.Access;

/// <summary>What a form shows to ask for the human check; <c>_HumanCheck.cshtml</c> draws each kind.</summary>
public abstract record HumanChallenge;

/// <summary>A proof of work for browsers with script, and beside it the question for those without.</summary>
/// <param name="Json">The challenge in the wire format of altcha 3: <c>{"parameters":{…},"signature":"…"}</c>.</param>
public sealed record ProofChallenge(string Json, DateTimeOffset ExpiresAt, HumanQuestion Question) : HumanChallenge;

/// <summary>One question of everyday safety.</summary>
/// <param name="Form">The signed token that ties question, order of the options and age of the form together.</param>
/// <param name="Options">In the order in which they are shown; the answer is the position.</param>
/// <param name="Chosen">The position that the person had ticked already, when the form comes back unspent.</param>
/// <param name="English">The same in English, options in the same order.</param>
public sealed record HumanQuestion(string Form, string Ask, IReadOnlyList<string> Options, int? Chosen, QuestionWords English);

/// <summary>A question and its options in one language.</summary>
public sealed record QuestionWords(string Ask, IReadOnlyList<string> Options);

/// <summary>Google's check, on account forms only and only where the site's owner has turned it on.</summary>
/// <param name="Version">2 or 3.</param>
public sealed record RecaptchaChallenge(int Version, string SiteKey, Uri Script, string Action) : HumanChallenge;
