using System.Diagnostics;
using System.Globalization;

namespace CchcWarehouse.Etl.Documents.Tools;

/// <summary>What keeps a program of the system apart from everything else: as much as this system allows.</summary>
/// <param name="Command">Stands before the program: parts it from network, processes and files.</param>
/// <param name="IsConfined">It can write nowhere but in its own folder, and sees no other process.</param>
/// <param name="IsOffline">It has a network of its own, from which nothing can be reached.</param>
internal sealed record ToolIsolation(IReadOnlyList<string> Command, bool IsConfined, bool IsOffline)
{
    private const long MostFileBytes = 1024L * 1024 * 1024;
    private const string NoRights = "--bounding-set=-all --inh-caps=-all --no-new-privs";
    private const string Nobody = "--reuid=65534 --regid=65534 --clear-groups";

    // $1 memory in KB, $2 processor seconds, $3 blocks of a file, $4 the folder, then the program with its arguments.
    // A limit cannot be set where a stricter one holds already.
    private const string Limits = """{ ulimit -v "$1"; ulimit -t "$2"; ulimit -f "$3"; ulimit -c 0; } 2>/dev/null; f=$4; shift 4""";

    // An empty /tmp in which only the own folder is, and everything else read-only; what the kernel tells of itself (/proc,
    // /sys) asks for rights that the program does not have.
    private const string OwnFiles =
        """
        mount -t tmpfs -o size=256m,mode=1777 tmpfs /tmp && mkdir -p "$f" && mount -c --bind . "$f" && cd "$f" || exit 125
        while read -r x x x x at options x; do
            case $at:$options in
                "$f":* | /tmp:* | /tmp/* | /proc:* | /proc/* | /sys:* | /sys/* | /dev/pts:* | *:ro | *:ro,*) ;;
                *) mount -o remount,bind,ro "$at" 2>/dev/null || [ "$at" != / ] || exit 125 ;;
            esac
        done </proc/self/mountinfo
        unset OLDPWD
        """;

    private static readonly string[] OwnNetwork = ["--net", "--pid", "--fork", "--kill-child"];

    private static readonly Lazy<ToolIsolation> System = new(() => Find(ProgramOfSystem, Environment.IsPrivilegedProcess));

    /// <summary>The strictest that works here.</summary>
    internal static ToolIsolation OfSystem => System.Value;

    /// <summary>What people should know of where the programs are not kept apart.</summary>
    internal IEnumerable<DocumentNotice> Notices
    {
        get
        {
            if (!IsOffline)
                yield return NotOffline;
            if (!IsConfined)
                yield return NotConfined;
        }
    }

    private static DocumentNotice NotOffline { get; } = new("tool-network", LosesContent: false,
        "Hệ thống không cho tách chương trình đọc tệp khỏi mạng (unshare); tệp được đọc mà không cách ly mạng.",
        "The system does not let the program that read the file be cut off from the network (unshare); it was read without that.");

    private static DocumentNotice NotConfined { get; } = new("tool-files", LosesContent: false,
        "Hệ thống không cho giới hạn chương trình đọc tệp trong thư mục riêng (unshare, mount, setpriv); tệp được đọc với quyền của người chạy.",
        "The system does not let the program that read the file be confined to its own folder (unshare, mount, setpriv); it was read with the rights of who runs this one.");

    /// <param name="find">Where a program of the system is; null where it is not.</param>
    /// <param name="isRoot">Root gives its rights away; others have none to give.</param>
    internal static ToolIsolation Find(Func<string, string?> find, bool isRoot) => Ways(find, isRoot).First(way => way.Works());

    /// <summary>The whole command line of a run.</summary>
    internal string[] Line(string program, IEnumerable<string> arguments, string folder, int memoryMegabytes, TimeSpan limit) =>
    [
        .. Command, Number(memoryMegabytes * 1024L), Number((long)limit.TotalSeconds + 1), Number(MostFileBytes / 512), folder, program, .. arguments,
    ];

    /// <summary>Where a program of the system is, whatever the caller's search path says.</summary>
    internal static string? ProgramOfSystem(string program) =>
        new[] { "/usr/bin/", "/bin/", "/usr/sbin/", "/sbin/" }.Select(f => f + program).FirstOrDefault(File.Exists);

    // From the strictest to none: only the limits of the shell are everywhere.
    private static IEnumerable<ToolIsolation> Ways(Func<string, string?> find, bool isRoot)
    {
        var (unshare, setpriv, sh) = (find("unshare"), find("setpriv"), find("sh") ?? "/bin/sh");
        string[] asRoot = isRoot ? [] : ["--map-root-user"];
        if (unshare is not null && setpriv is not null && find("mount") is not null)
        {
            var rights = isRoot ? $"{setpriv} {Nobody} {NoRights}" : $"{setpriv} {NoRights}";
            yield return new([unshare, .. asRoot, .. OwnNetwork, "--mount-proc", "--", sh, "-c", Script((isRoot ? "chown -Rh 65534:65534 . || exit 125\n" : "") + OwnFiles, rights), sh], true, true);
        }
        if (unshare is not null)
        {
            string[] script = [sh, "-c", Script("", ""), sh];
            yield return new([unshare, .. asRoot, .. OwnNetwork, "--", .. script], false, true);
            yield return new([unshare, .. asRoot, "--net", "--", .. script], false, true);
        }
        yield return new([sh, "-c", Script("", ""), sh], false, false);
    }

    private static string Script(string files, string rights) => $"{Limits}\n{files}\nexec {rights} \"$@\"";

    private bool Works()
    {
        if (!IsOffline)
            return true;
        using var folder = new ToolFolder();
        var line = Line("true", [], folder.FullName, 1024, TimeSpan.FromSeconds(5));
        using var probe = Process.Start(new ProcessStartInfo(line[0], line[1..])
        {
            WorkingDirectory = folder.FullName, UseShellExecute = false, RedirectStandardError = true, RedirectStandardOutput = true,
        });
        return probe is not null && probe.WaitForExit(TimeSpan.FromSeconds(5)) && probe.ExitCode == 0;
    }

    private static string Number(long number) => number.ToString(CultureInfo.InvariantCulture);
}
