namespace ChatOps.Storage;

/// <summary>Takes the values of one statement, by number from 0.</summary>
internal interface IValues
{
    void Put(int at, string? value);
    void Put(int at, long? value);
    void Put(int at, int? value);
    void Put(int at, double? value);
    void Put(int at, bool? value);
    void Put(int at, byte[]? value);
    void Put(int at, string[] values);
    void Put(int at, long[] values);
}

/// <summary>One row of an answer, by column from 0. What is not there is asked for by <see cref="IsNull"/> only.</summary>
internal interface IRow
{
    bool IsNull(int at);
    string Text(int at);
    long Number(int at);
    double Real(int at);
    bool Flag(int at);
    byte[] Bytes(int at);
}
