using System.Collections;
using Npgsql;

namespace ChatRouter.Storage.Postgres;

/// <summary>Array parameters of one statement, in the order in which they were made; kept and filled again for each batch.</summary>
internal sealed class ParameterColumns(NpgsqlParameterCollection parameters)
{
    private readonly List<IList> _columns = [];

    public List<string?> Texts() => New<string?>();

    public List<long> Numbers() => New<long>();

    public List<long?> OptionalNumbers() => New<long?>();

    public List<int> Integers() => New<int>();

    public NpgsqlParameter<T> Single<T>(T value)
    {
        var parameter = new NpgsqlParameter<T> { TypedValue = value };
        parameters.Add(parameter);
        return parameter;
    }

    public void Clear()
    {
        foreach (var column in _columns)
            column.Clear();
    }

    private List<T> New<T>()
    {
        var column = new List<T>();
        Single(column);
        _columns.Add(column);
        return column;
    }
}
