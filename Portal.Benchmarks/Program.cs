using System.Globalization;
using Portal.Benchmarks;
using Portal.Benchmarks.Content;
using Portal.Benchmarks.Intake;

// Each subject prints its figures and says by the exit code whether they hold: 0 yes, 1 no, 2 the command line is wrong.
//   -- intake                 everything of one subject       -- intake/load        one part
//   --scale 0.02              a fiftieth of the counts, to see that it works    --seed 7    other throws of the dice
BenchmarkSubject[] subjects = [IntakeBenchmark.Subject, ContentBenchmark.Subject];
var name = args.FirstOrDefault() ?? "";
if (name == BareEndpoint.Subject)
{
    return await BareEndpoint.ServeAsync();
}

var path = name.Split('/', 2);
var options = new Dictionary<string, double>(StringComparer.Ordinal) { ["--scale"] = 1, ["--seed"] = 20_261_125 };
var understood = args.Length % 2 == 1;
for (var i = 1; i + 1 < args.Length; i += 2)
{
    understood &= options.ContainsKey(args[i]) && double.TryParse(args[i + 1], CultureInfo.InvariantCulture, out var value) && value > 0 && (options[args[i]] = value) > 0;
}

if (understood && subjects.FirstOrDefault(s => s.Name == path[0]) is { } subject && (path.Length == 1 || subject.Parts.ContainsKey(path[1])))
{
    return await subject.RunAsync(new Run(options["--scale"], (long)options["--seed"], TimeProvider.System, Console.Out), path[1..]) ? 0 : 1;
}

await Console.Error.WriteLineAsync(
    $"Name a subject: {string.Join(", ", subjects.Select(s => s.Name))}; or one part of it: {string.Join(", ", subjects.SelectMany(s => s.Parts.Keys.Select(part => $"{s.Name}/{part}")))}. Options: --scale 0.02, --seed 7");
return 2;
