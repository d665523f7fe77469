using Microsoft.EntityFrameworkCore;
using Portal.Domain.Access;
using Portal.Domain.Audit;
using Portal.Domain.Kernel;
using Portal.Web.Adapters.Data;
using Portal.Web.Resources;

namespace Portal.Web.Commands;

/// <summary>Two persons at the console: asks for a share of each, opens the key, and says in plain words what was wrong. A share is never shown again.</summary>
internal sealed class RecoveryCeremony(CommandOutput output, CommandInput input, SiteText words, IServiceProvider services)
{
    private readonly IRecoveryKeys _recovery = services.GetRequiredService<IRecoveryKeys>();

    /// <summary>The key that reports are wrapped for, tracked; null, said, when there is none.</summary>
    public async Task<RecoveryKey?> KeyInForceAsync()
    {
        var db = services.GetRequiredService<PortalDb>();
        if (!await CommandSite.HasDatabaseAsync(db, output, words))
        {
            return null;
        }

        var key = await db.RecoveryKeys.InForce().OrderByDescending(k => k.MadeOn).FirstOrDefaultAsync();
        if (key is null)
        {
            output.Line(words["Setup.Lacks.RecoveryKey"]);
        }

        return key;
    }

    /// <summary>The unlocked key and who brought the shares; null, said and on record as a refused <paramref name="act"/>, when they open nothing.</summary>
    /// <param name="prompt">Key of the words that say which shares are wanted.</param>
    public async Task<OpenedRecovery?> OpenAsync(RecoveryKey key, string prompt, string act, string target)
    {
        output.Line(words[prompt]);
        output.Line(words["Commands.FirstShare"]);
        var first = input.ReadSecret();
        output.Line(words["Commands.SecondShare"]);
        var second = input.ReadSecret();
        var opened = _recovery.Open(first, second, key.Boxes);
        if (opened.IsRefused)
        {
            var refusal = opened.Refusals[0];
            output.Line(words[$"Commands.{refusal.Code}{(refusal.Code == "RecoveryShareMistyped" ? "." + refusal.Field : "")}"]);
            await RecordAsync(act, target, refusal.Code);
            return null;
        }

        return new OpenedRecovery(opened.Value, [.. new[] { first, second }.Select(share => _recovery.LetterOf(share)!.Value).Order()], key.Holders);
    }

    /// <summary>An audit entry in a transaction of its own.</summary>
    public async Task RecordAsync(string act, string target, string result)
    {
        var db = services.GetRequiredService<PortalDb>();
        await using var transaction = await db.Database.BeginTransactionAsync();
        await services.GetRequiredService<AuditTrail>().AppendAsync(new CommandActor(), act, target, result, CancellationToken.None);
        await transaction.CommitAsync();
    }
}

/// <summary>The key, open for as long as this lives, and whose shares opened it.</summary>
internal sealed class OpenedRecovery(IUnlockedKey key, IReadOnlyList<char> letters, RecoveryHolders holders) : IDisposable
{
    public IUnlockedKey Key { get; } = key;

    /// <summary>As <c>A+C</c>, for the audit log.</summary>
    public string Letters => string.Join('+', letters);

    public string Persons => string.Join('、', letters.Select(letter => $"{holders.Of(letter)}（{letter}）"));

    public void Dispose() => Key.Dispose();
}
