using System.Security.Cryptography;
using System.Text;

namespace Agent.Api.Data;

/// <summary>The secret lead keys are made with: <c>Agent:Secret</c> where several nodes must agree, else made once in the data folder.</summary>
internal static class InstallationSecret
{
    public static byte[] Load(string? configured, string dataDir)
    {
        if (!string.IsNullOrEmpty(configured))
        {
            return SHA256.HashData(Encoding.UTF8.GetBytes(configured));
        }

        var path = Path.Combine(Path.GetFullPath(dataDir), "secret");
        if (!File.Exists(path))
        {
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
            if (!OperatingSystem.IsWindows())
            {
                options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
            }

            using var file = new FileStream(path, options);
            file.Write(RandomNumberGenerator.GetBytes(32));
        }

        return File.ReadAllBytes(path);
    }
}
