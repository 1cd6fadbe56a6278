namespace ChatRouter.TestKit.Servers;

/// <summary>The checked-out sources that the running tests were built from.</summary>
public static class Repository
{
    public static string Root { get; } = Find();

    /// <summary>An absolute path from one that starts at the root.</summary>
    public static string At(params ReadOnlySpan<string> parts) => Path.Combine([Root, .. parts]);

    private static string Find()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "ChatRouter.sln")))
                return folder.FullName;
        }

        throw new DirectoryNotFoundException("The tests run from a folder below ChatRouter.sln only.");
    }
}
