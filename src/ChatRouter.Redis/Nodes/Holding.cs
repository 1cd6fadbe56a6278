namespace ChatRouter.Redis.Nodes;

/// <summary>What this node has of one participant, or of a shop's agents, and what Redis told about other nodes. Guarded by its shop's lock.</summary>
internal sealed class Holding(string name)
{
    public string Field => name;

    /// <summary>His connections here. Not kept of <see cref="Nodes.Field.Agents"/>, which are counted only.</summary>
    public ConnectionId[] Connections { get; private set; } = [];

    public int Count { get; private set; }

    /// <summary>Waits to be told to Redis.</summary>
    public bool Untold { get; set; }

    /// <summary>The number of the latest telling that was asked for.</summary>
    public long Number { get; set; }

    /// <summary>Which state of the places <see cref="Elsewhere"/> is from.</summary>
    public long Version { get; private set; }

    /// <summary>Other nodes hold him too, or that is not known.</summary>
    public bool Elsewhere { get; private set; } = true;

    public bool Add(ConnectionId connection)
    {
        if (Connections.Contains(connection))
            return false;
        Connections = [.. Connections, connection];
        Count++;
        return true;
    }

    public bool Remove(ConnectionId connection)
    {
        if (!Connections.Contains(connection))
            return false;
        Connections = Array.FindAll(Connections, other => other != connection);
        Count--;
        return true;
    }

    /// <summary>Some connections more or fewer: how many there are now.</summary>
    public int Add(int change) => Count += change;

    /// <summary>What Redis is to be told: an agent's connections, of others nothing more than that there are some, or that there are none.</summary>
    public string[]? State() => Count == 0 ? null : name[0] == 'a' ? Array.ConvertAll(Connections, connection => connection.Value) : [];

    public void Know(long version, bool elsewhere)
    {
        if (version >= Version)
            (Version, Elsewhere) = (version, elsewhere);
    }

    /// <summary>What Redis told does not count any more.</summary>
    public void Unknow() => (Version, Elsewhere) = (0, true);
}
