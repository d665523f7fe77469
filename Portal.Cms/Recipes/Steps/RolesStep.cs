using System.Text.Json.Nodes;
using Portal.Cms.Content;

namespace Portal.Cms.Recipes.Steps;

/// <summary>Keeps roles and their permissions for an export. No desk permission of this site is ever given by it: those are given by appointment.</summary>
internal sealed class RolesStep(SiteDocuments documents) : IRecipeStep
{
    private const string List = "Roles";
    private const string Permissions = "Permissions";
    private const string Administrator = "Administrator";

    public IReadOnlyCollection<string> Names { get; } = [List];

    public ImportRights Needs => ImportRights.Security;

    public StepOutcome Promise => StepOutcome.Stored;

    public async Task RunAsync(StepRun run, CancellationToken cancellationToken)
    {
        var paper = await documents.ReadAsync(SitePaper.Roles, cancellationToken);
        var roles = paper[List].AsObjects().Select(r => (JsonObject)r.DeepClone()).ToList();
        foreach (var given in run.Body.Member(List).AsObjects())
        {
            var name = given.Member("Name").AsText() is { Length: > 0 } own ? own : throw new RecipeException("A role has no name.");
            var at = roles.FindIndex(r => string.Equals(r.Member("Name").AsText(), name, StringComparison.OrdinalIgnoreCase));
            var old = at < 0 ? null : roles[at];
            var role = new JsonObject
            {
                ["Name"] = old.Member("Name").AsText() ?? name,
                ["Description"] = given.Member("Description").AsText() ?? old.Member("Description").AsText(),
                [Permissions] = new JsonArray([.. Allowed(name, given, old).Select(p => JsonValue.Create(p))]),
                ["PermissionBehavior"] = "Replace",
            };
            run.Count(changed: !JsonNode.DeepEquals(old, role));
            if (old is null)
            {
                roles.Add(role);
            }
            else
            {
                roles[at] = role;
            }
        }

        run.Outcome = StepOutcome.Stored;
        await documents.SaveAsync(SitePaper.Roles, new JsonObject { [List] = new JsonArray([.. roles]) }, cancellationToken);
    }

    private static IEnumerable<string> Allowed(string name, JsonObject given, JsonObject? old)
    {
        if (name is Administrator)
        {
            return [];
        }

        var (brought, present) = (given.Member(Permissions).AsTexts(), old.Member(Permissions).AsTexts());
        return given.Member("PermissionBehavior").AsText() switch
        {
            "1" or "Add" or "add" => present.Union(brought, StringComparer.Ordinal),
            "2" or "Remove" or "remove" => present.Except(brought, StringComparer.Ordinal),
            _ => brought.Distinct(StringComparer.Ordinal),
        };
    }
}
