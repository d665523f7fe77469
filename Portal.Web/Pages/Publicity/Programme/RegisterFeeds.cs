using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Portal.Domain.Publicity;
using Portal.Domain.Publicity.Programme;
using Portal.Web.Pages.Desk;

namespace Portal.Web.Pages.Publicity.Programme;

/// <summary>Each register as a feed and as a table to take away, narrowed as its list is; and each table of an entry by itself.</summary>
internal static class RegisterFeeds
{
    private const int InAFeed = 30;

    private static readonly JsonSerializerOptions Json = new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static void MapRegisterFeeds(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/feeds/programme/{slug}.rss", (string slug, HttpRequest request, [AsParameters] Feeds.Sources from, CancellationToken cancellationToken) =>
            AnswerAsync(slug, request, from, InAFeed, view => Feeds.Rss(Feed(view, from), $"programme/{slug}", from), cancellationToken)).Kept();
        routes.MapGet("/feeds/programme/{slug}.atom", (string slug, HttpRequest request, [AsParameters] Feeds.Sources from, CancellationToken cancellationToken) =>
            AnswerAsync(slug, request, from, InAFeed, view => Feeds.Atom(Feed(view, from), $"programme/{slug}", from), cancellationToken)).Kept();
        routes.MapGet("/feeds/programme/{slug}.csv", (string slug, HttpRequest request, [AsParameters] Feeds.Sources from, CancellationToken cancellationToken) =>
            AnswerAsync(slug, request, from, FindRegister.InATable, view => Csv(RegisterWords.Name(from.Words, view.Register), Table(view, from)), cancellationToken)).Kept();
        routes.MapGet("/feeds/programme/{slug}.json", (string slug, HttpRequest request, [AsParameters] Feeds.Sources from, CancellationToken cancellationToken) =>
            AnswerAsync(slug, request, from, FindRegister.InATable, view => Results.Text(Data(view, from).ToJsonString(Json), "application/json; charset=utf-8"), cancellationToken)).Kept();
        routes.MapGet("/feeds/programme/items/{id}/{field}.csv", RowsAsync).Kept();
        routes.MapGet("/feeds/who.csv", WhoAsync);
    }

    private static async Task<IResult> AnswerAsync(
        string slug, HttpRequest request, Feeds.Sources from, int most, Func<RegisterView, IResult> answer, CancellationToken cancellationToken) =>
        ProgrammeRegisters.At(slug) is { } register
            && (await from.Mediator.Send(new FindRegister(slug, RegisterAddress.Read(register, request.Query), RegisterAddress.ReadPage(request.Query), most), cancellationToken)).Value is { } view
            ? answer(view)
            : Results.NotFound();

    private static FeedView Feed(RegisterView view, Feeds.Sources from) => new(
        new PublicColumn(view.Register.Slug, RegisterWords.Name(from.Words, view.Register), "programme/" + view.Register.Slug, RegisterWords.Lead(from.Words, view.Register), "", ""),
        [.. view.Lines.Select(line => line.Item.Line)],
        new HashSet<string>());

    private static IEnumerable<IEnumerable<string>> Table(RegisterView view, Feeds.Sources from)
    {
        var words = from.Words;
        var fields = view.Register.Fields.Where(f => f.Kind is not (FieldKind.Rows or FieldKind.Link)).ToList();
        yield return [words["Programme.List.Title"], .. fields.Select(f => RegisterWords.Label(words, view.Register, f.Name)), words["Programme.List.State"], words["Programme.List.PublishedOn"], words["Programme.List.Address"]];
        foreach (var (item, standing) in view.Lines)
        {
            yield return
            [
                item.Line.Title,
                .. fields.Select(f => f.Kind is FieldKind.Number ? item.Facts.Text(f.Name) : RegisterWords.Value(words, item.Facts, f)),
                RegisterWords.Mark(words, view.Register.Rule, standing)?.Text ?? "",
                RegisterWords.Day(item.Line.PublishedUtc),
                from.Identity.Of(item.Line).AbsoluteUri,
            ];
        }
    }

    private static JsonObject Data(RegisterView view, Feeds.Sources from) => new()
    {
        ["register"] = view.Register.Slug,
        ["name"] = RegisterWords.Name(from.Words, view.Register),
        ["asOf"] = FactText.Of(view.Today),
        ["total"] = view.Total,
        ["page"] = view.Page,
        ["pages"] = view.Pages,
        ["items"] = new JsonArray([.. view.Lines.Select(line => (JsonNode)Entry(line, view.Register, from))]),
    };

    private static JsonObject Entry(RegisterLine line, ProgrammeRegister register, Feeds.Sources from)
    {
        var (item, standing) = (line.Item, line.Standing);
        var entry = new JsonObject
        {
            ["id"] = item.Line.Id, ["title"] = item.Line.Title, ["summary"] = item.Line.Summary, ["web"] = from.Identity.Of(item.Line).AbsoluteUri,
            ["published"] = item.Line.PublishedUtc.ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture),
        };
        if (standing.Kind is not StandingKind.None)
        {
            entry["standing"] = new JsonObject { ["state"] = standing.Kind.ToString(), ["due"] = standing.Due is { } due ? FactText.Of(due) : null, ["text"] = RegisterWords.Mark(from.Words, register.Rule, standing)?.Text };
        }

        foreach (var field in register.Fields.Where(f => item.Facts.Has(f.Name)))
        {
            entry[char.ToLowerInvariant(field.Name[0]) + field.Name[1..]] = field.Kind switch
            {
                FieldKind.Rows => new JsonArray([.. item.Facts.Rows(field.Name).Select(row => (JsonNode)Row(field, row))]),
                FieldKind.Texts => new JsonArray([.. item.Facts.Texts(field.Name).Select(text => (JsonNode)text)]),
                FieldKind.Number => item.Facts.Number(field.Name),
                FieldKind.Truth => true,
                _ => item.Facts.Text(field.Name),
            };
        }

        return entry;
    }

    private static JsonObject Row(RegisterField field, RegisterRow row)
    {
        var cells = new JsonObject();
        foreach (var cell in field.Cells)
        {
            cells[char.ToLowerInvariant(cell.Name[0]) + cell.Name[1..]] = cell.Kind is FieldKind.Number && row.Number(cell.Name) is { } number ? number : row[cell.Name];
        }

        return cells;
    }

    private static async Task<IResult> RowsAsync(string id, string field, [AsParameters] Feeds.Sources from, CancellationToken cancellationToken)
    {
        if ((await from.Mediator.Send(new ReadItem(id), cancellationToken)).Value is not { Item: { Detail: RegisterDetail { Facts: var facts }, Line: var line } }
            || facts.Register.Field(field) is not { Kind: FieldKind.Rows } rows)
        {
            return Results.NotFound();
        }

        return Csv(
            $"{line.Title} {RegisterWords.Label(from.Words, facts.Register, field)}",
            [rows.Cells.Select(cell => RegisterWords.Label(from.Words, facts.Register, rows.PlaceOf(cell))), .. facts.Rows(field).Select(row => row.Cells)]);
    }

    private static async Task<IResult> WhoAsync([AsParameters] Feeds.Sources from, CancellationToken cancellationToken)
    {
        var (words, table) = (from.Words, (await from.Mediator.Send(new FindWho(), cancellationToken)).Value.Table);
        var districts = table.Districts.ToDictionary(d => d.Key, d => d.Name, StringComparer.Ordinal);
        return Csv(
            words["Programme.Who.Title"],
            [
                [words["Programme.Who.Industry"], words["Programme.Who.District"], words["Programme.Who.Department"], words["Programme.Who.Phone"]],
                .. table.Lines.Select(line => (IEnumerable<string>)
                    [words[$"Report.Industry.{line.Industry}"], districts.GetValueOrDefault(line.District, words["Programme.Who.City"]), line.Department, line.Telephone]),
            ]);
    }

    /// <summary>UTF-8 with its mark, for spreadsheet programs; a cell that one would run as a formula is disarmed, as in the desk's tables.</summary>
    private static IResult Csv(string name, IEnumerable<IEnumerable<string>> rows)
    {
        var text = new StringBuilder();
        foreach (var row in rows)
        {
            text.AppendJoin(',', row.Select(CsvResult.Cell)).Append("\r\n");
        }

        return Results.File([.. Encoding.UTF8.Preamble, .. Encoding.UTF8.GetBytes(text.ToString())], "text/csv; charset=utf-8", name + ".csv");
    }
}
