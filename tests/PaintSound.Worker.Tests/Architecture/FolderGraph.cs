using System.Reflection;

namespace PaintSound.Worker.Tests.Architecture;

/// <summary>
/// Which folders of a project use which. A folder is a namespace; a folder uses another if a type in it names a type of the other: as a
/// base, a member, a parameter, an attribute's target or anywhere in the body of a method.
/// </summary>
internal sealed class FolderGraph
{
    private const BindingFlags All =
        BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;

    private readonly Dictionary<string, Dictionary<string, string>> _uses = [];

    /// <summary>Reads a project's own types.</summary>
    /// <param name="project">The project.</param>
    /// <param name="root">Folders outside this namespace are left out.</param>
    public FolderGraph(Assembly project, string root = "PaintSound")
    {
        foreach (var type in project.GetTypes().Where(type => type.Namespace?.StartsWith(root, StringComparison.Ordinal) == true))
        {
            foreach (var used in Uses(type).SelectMany(Parts).Where(used => used.Assembly == project && used.Namespace is not null && used.Namespace != type.Namespace))
            {
                if (!_uses.TryGetValue(type.Namespace!, out var folders))
                {
                    _uses[type.Namespace!] = folders = [];
                }

                folders.TryAdd(used.Namespace!, $"{Outermost(type).Name} uses {Outermost(used).Name}");
            }
        }
    }

    /// <summary>A cycle, each step with an example, or nothing if there is none.</summary>
    public IReadOnlyList<string> FindCycle()
    {
        HashSet<string> done = [];
        foreach (var folder in _uses.Keys.Order(StringComparer.Ordinal))
        {
            if (Visit(folder, [], done) is { } cycle)
            {
                return [.. cycle.Zip(cycle.Skip(1).Append(cycle[0]), (from, to) => $"{from} -> {to} ({_uses[from][to]})")];
            }
        }

        return [];
    }

    private List<string>? Visit(string folder, List<string> path, HashSet<string> done)
    {
        if (path.IndexOf(folder) is var start and >= 0)
        {
            return path[start..];
        }

        if (!done.Add(folder) || !_uses.TryGetValue(folder, out var used))
        {
            return null;
        }

        return used.Keys.Order(StringComparer.Ordinal).Select(next => Visit(next, [.. path, folder], done)).FirstOrDefault(cycle => cycle is not null);
    }

    private static IEnumerable<Type> Uses(Type type) =>
    [
        .. type.BaseType is { } parent ? [parent] : Type.EmptyTypes,
        .. type.GetInterfaces(),
        .. type.GetFields(All).Select(field => field.FieldType),
        .. type.GetMethods(All).SelectMany(method => Uses(method).Append(method.ReturnType)),
        .. type.GetConstructors(All).SelectMany(Uses),
    ];

    private static IEnumerable<Type> Uses(MethodBase method) =>
    [
        .. method.GetParameters().Select(parameter => parameter.ParameterType),
        .. method.GetMethodBody()?.LocalVariables.Select(local => local.LocalType) ?? [],
        .. InstructionReader.ReadMembers(method).SelectMany(member => member switch
        {
            Type type => [type],
            FieldInfo field => [field.DeclaringType!, field.FieldType],
            MethodBase called => [called.DeclaringType!, .. called.IsGenericMethod ? called.GetGenericArguments() : []],
            _ => Type.EmptyTypes,
        }),
    ];

    /// <summary>A list of excerpts uses excerpts.</summary>
    private static IEnumerable<Type> Parts(Type type) =>
        type.HasElementType ? Parts(type.GetElementType()!)
        : type.IsGenericType ? type.GetGenericArguments().SelectMany(Parts).Append(type)
        : [type];

    private static Type Outermost(Type type) => type.DeclaringType is { } outer ? Outermost(outer) : type;
}
