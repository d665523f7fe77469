namespace Portal.Cms.Recipes.Steps;

/// <summary>Steps that are known and never done here, each with the reason that whoever brings it is told.</summary>
internal sealed class LeftOutStep : IRecipeStep
{
    private const string Search = "The search of this site has one index, which keeps itself up to date.";
    private const string Accounts = "Accounts of this site are made at the desk, by appointment.";
    private const string SignIn = "Nobody signs in to this site from elsewhere.";

    private static readonly Dictionary<string, string> Reasons = new(StringComparer.OrdinalIgnoreCase)
    {
        ["Users"] = Accounts,
        ["Command"] = "Commands are not run from a recipe.",
        ["CreateOrUpdateIndexProfile"] = Search,
        ["RebuildIndex"] = Search,
        ["ResetIndex"] = Search,
        ["lucene-index"] = Search,
        ["lucene-index-rebuild"] = Search,
        ["lucene-index-reset"] = Search,
        ["ElasticIndexSettings"] = Search,
        ["elastic-index-rebuild"] = Search,
        ["elastic-index-reset"] = Search,
        ["azure-ai-index-create"] = Search,
        ["azure-ai-index-rebuild"] = Search,
        ["azure-ai-index-reset"] = Search,
        ["OpenIdScope"] = SignIn,
        ["OpenIdApplication"] = SignIn,
        ["OpenIdClientSettings"] = SignIn,
        ["OpenIdServerSettings"] = SignIn,
        ["OpenIdValidationSettings"] = SignIn,
        ["ReloadTenant"] = "This site is no tenant of another.",
    };

    public IReadOnlyCollection<string> Names => Reasons.Keys;

    public ImportRights Needs => ImportRights.None;

    public StepOutcome Promise => StepOutcome.Skipped;

    public Task RunAsync(StepRun run, CancellationToken cancellationToken)
    {
        run.Outcome = StepOutcome.Skipped;
        run.Warn(Reasons[run.Name]);
        return Task.CompletedTask;
    }
}
