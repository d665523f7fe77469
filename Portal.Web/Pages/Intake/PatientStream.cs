using Portal.Domain.Kernel;

namespace Portal.Web.Pages.Intake;

/// <summary>
/// A body that may come as slowly as it likes but not stand still: a sender who stopped holds a place and memory for nothing, and Kestrel's own
/// rate, an average, would let a fast beginning pay for hours of silence.
/// </summary>
internal sealed class PatientStream(Stream inner, TimeProvider time) : ForwardReadStream
{
    public static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    /// <exception cref="IntakeFormException">Nothing came for <see cref="Patience"/>.</exception>
    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        using var patience = new CancellationTokenSource(Patience, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(patience.Token, cancellationToken);
        try
        {
            return await inner.ReadAsync(buffer, either.Token);
        }
        catch (OperationCanceledException) when (patience.IsCancellationRequested && !cancellationToken.IsCancellationRequested)
        {
            throw new IntakeFormException("The sender stopped.");
        }
    }
}
