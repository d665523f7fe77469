namespace Portal.Domain.Kernel;

/// <summary>
/// Keys that belong to this installation and lie outside database and backups. One file, many purposes: each label gives an
/// independent key.
/// </summary>
public interface IInstanceSecrets
{
    byte[] Derive(string label, int length);
}
