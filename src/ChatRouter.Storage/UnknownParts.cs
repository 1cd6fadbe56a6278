using System.Text.Json.Nodes;

namespace ChatRouter.Storage;

/// <summary>What a server of a later release wrote into a document and this one cannot read: an older node beside it changes the rest, and takes nothing away.</summary>
internal static class UnknownParts
{
    /// <summary>The document as it is to be written, with what reading the stored one as <typeparamref name="T"/> loses.</summary>
    /// <remarks>Object by object; a list is what is written of it.</remarks>
    public static string Kept<T>(string stored, string written)
    {
        var known = StorageJson.Write(StorageJson.Read<T>(stored));
        if (known == stored)
            return written;
        var document = TreeOf(written);
        Keep(TreeOf(stored), TreeOf(known), document);
        return StorageJson.Write(document);
    }

    private static void Keep(JsonObject stored, JsonObject known, JsonObject written)
    {
        foreach (var (name, part) in stored)
        {
            if (!known.TryGetPropertyValue(name, out var read))
                written.TryAdd(name, part?.DeepClone());
            else if (part is JsonObject below && read is JsonObject knownBelow && written[name] is JsonObject writtenBelow)
                Keep(below, knownBelow, writtenBelow);
        }
    }

    private static JsonObject TreeOf(string json) => StorageJson.Read<JsonObject>(json);
}
