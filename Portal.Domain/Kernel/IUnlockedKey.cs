namespace Portal.Domain.Kernel;

/// <summary>A private key in the sealing library's own guarded memory.</summary>
public interface IUnlockedKey : IDisposable
{
    byte[] PublicKey { get; }
}
