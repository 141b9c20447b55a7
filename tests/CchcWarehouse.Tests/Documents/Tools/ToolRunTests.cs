using System.Globalization;
using System.Net;
using System.Net.Sockets;
using CchcWarehouse.Etl.Documents;
using CchcWarehouse.Etl.Documents.Tools;
using Shouldly;
using Xunit;

namespace CchcWarehouse.Tests.Documents.Tools;

/// <summary>Programs that misbehave: each meets its limit, is told of, and leaves nothing behind.</summary>
public sealed class ToolRunTests
{
    private static readonly TimeSpan Long = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan Short = TimeSpan.FromSeconds(1);

    public static TheoryData<string> Isolations => ["", "unshare", "setpriv", "mount", "unshare setpriv mount"];

    [Theory]
    [MemberData(nameof(Isolations))]
    public async Task A_program_reads_its_folder_and_answers_whatever_the_system_lacks(string missing)
    {
        using var folder = new ToolFolder();
        await File.WriteAllTextAsync(folder["in"], "23.826");

        (await RunAsync(Isolation(missing), folder, "cat in; pwd; echo written > out", Long)).ShouldBe($"23.826{folder.FullName}\n");
        (await File.ReadAllTextAsync(folder["out"])).ShouldBe("written\n");
    }

    [Theory]
    [InlineData("", "")]
    [InlineData("setpriv", "tool-files")]
    [InlineData("unshare", "tool-network tool-files")]
    public void What_the_system_does_not_allow_is_said(string missing, string rules)
    {
        var notices = Isolation(missing).Notices.ToList();

        string.Join(' ', notices.Select(n => n.Rule)).ShouldBe(rules);
        notices.ShouldAllBe(n => n.Message.Length > 0 && n.MessageEn.Length > 0 && n.Message != n.MessageEn);
    }

    [Theory]
    [MemberData(nameof(Isolations))]
    public async Task A_program_that_does_not_end_is_killed_with_its_children(string missing)
    {
        var mark = Mark();
        using var folder = new ToolFolder();
        var refusal = await RefusedAsync(Isolation(missing), folder, $"sleep {mark} & sleep {mark}", Short);

        refusal.Code.ShouldBe("tool-timeout");
        refusal.Message.ShouldContain("trong 1 giây");
        refusal.MessageEn.ShouldContain("within 1 seconds");
        (await RunningAsync(mark)).ShouldBeFalse();
    }

    [Fact]
    public async Task Children_that_hide_from_their_parent_end_with_it()
    {
        var mark = Mark();
        using var folder = new ToolFolder();

        (await RunAsync(ToolIsolation.OfSystem, folder, $"(setsid sleep {mark} &) ; sleep {mark} & echo gone", Long)).ShouldBe("gone\n");
        (await RunningAsync(mark)).ShouldBeFalse();
    }

    [Fact]
    public async Task A_cancelled_run_is_killed_too()
    {
        var mark = Mark();
        using var folder = new ToolFolder();
        using var stop = new CancellationTokenSource(TimeSpan.FromMilliseconds(500));

        await Should.ThrowAsync<OperationCanceledException>(() => ToolRun.RunAsync(Tool(folder, $"sleep {mark}"), folder, Long, [], stop.Token));
        (await RunningAsync(mark)).ShouldBeFalse();
    }

    [Theory]
    [MemberData(nameof(Isolations))]
    public async Task A_program_that_takes_too_much_memory_is_stopped(string missing)
    {
        using var folder = new ToolFolder();
        var refusal = await RefusedAsync(Isolation(missing), folder, "dd if=/dev/zero of=/dev/null bs=1G count=1", Long);

        refusal.Code.ShouldBe("tool-memory");
        refusal.MessageEn.ShouldContain("more than 256 MB");
    }

    [Theory]
    [MemberData(nameof(Isolations))]
    public async Task A_program_that_fills_the_disk_is_stopped(string missing)
    {
        using var folder = new ToolFolder();
        // A file of holes: as long as the limit allows without taking the room.
        var refusal = await RefusedAsync(Isolation(missing), folder, "dd if=/dev/zero of=big bs=1M seek=4096 count=1", Long);

        refusal.Code.ShouldBe("tool-output");
    }

    [Fact]
    public async Task A_program_writes_nowhere_but_in_its_folder()
    {
        var name = "outside-" + Mark();
        string[] places = [Path.Combine(Path.GetTempPath(), name), Path.Combine(AppContext.BaseDirectory, name), "/dev/shm/" + name, "/var/tmp/" + name];
        using var folder = new ToolFolder();
        var told = await RunAsync(ToolIsolation.OfSystem, folder, string.Join('\n', places.Select(p => $"echo x > '{p}'")) + "\necho x > inside && cat inside", Long);

        told.ShouldBe("x\n");
        places.ShouldAllBe(place => !File.Exists(place));
    }

    [Fact]
    public async Task A_program_sees_neither_other_processes_nor_other_documents()
    {
        using var other = new ToolFolder();
        await File.WriteAllTextAsync(other["secret"], "secret");
        using var folder = new ToolFolder();

        (await RunAsync(ToolIsolation.OfSystem, folder, $"cat '{other["secret"]}'; ls -d /proc/{Environment.ProcessId}; env | cut -d= -f1 | sort | tr '\\n' ' '", Long))
            .ShouldBe("HOME LANG LC_ALL OMP_THREAD_LIMIT PATH PWD TMPDIR ");
    }

    [Fact]
    public async Task A_program_reaches_no_network_not_even_this_machine()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        using var folder = new ToolFolder();
        var connect = $"exec 3<>/dev/tcp/127.0.0.1/{((IPEndPoint)listener.LocalEndpoint).Port}";

        (await RunAsync(ToolIsolation.OfSystem, folder, $"bash -c '{connect}' 2>/dev/null && echo reached || echo offline", Long)).ShouldBe("offline\n");
        listener.Pending().ShouldBeFalse();
    }

    [Fact]
    public async Task No_more_programs_run_at_once_than_the_machine_has_processors()
    {
        var spans = await Task.WhenAll(Enumerable.Range(0, 3 * ToolRun.MostAtOnce).Select(async _ =>
        {
            using var folder = new ToolFolder();
            var told = await RunAsync(ToolIsolation.OfSystem, folder, "date +%s%N; sleep 0.1; date +%s%N", Long);
            return told.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(t => long.Parse(t, CultureInfo.InvariantCulture)).ToArray();
        }));

        spans.Max(span => spans.Count(other => other[0] <= span[0] && span[0] < other[1])).ShouldBeLessThanOrEqualTo(ToolRun.MostAtOnce);
    }

    [Fact]
    public async Task The_folder_is_gone_after_the_run_even_where_the_program_locked_it()
    {
        string path;
        using (var folder = new ToolFolder())
        {
            path = folder.FullName;
            await RunAsync(ToolIsolation.OfSystem, folder, "mkdir -p locked/inside; echo x > locked/inside/file; chmod 000 locked/inside locked", Long);
        }

        Directory.Exists(path).ShouldBeFalse();
    }

    [Fact]
    public async Task A_program_that_fails_without_a_word_is_told_by_its_exit_code()
    {
        using var folder = new ToolFolder();
        (await RefusedAsync(ToolIsolation.OfSystem, folder, "exit 3", Long)).MessageEn.ShouldContain("exit code 3");
    }

    [Fact]
    public async Task A_program_that_is_not_installed_is_named_with_what_to_install()
    {
        using var folder = new ToolFolder();
        var missing = new ExternalTool("no-such-program", "", "no-such-package", 256);
        var refusal = await Should.ThrowAsync<UnreadableDocumentException>(() => ToolRun.RunAsync(missing, folder, Long, [], CancellationToken.None));

        refusal.Code.ShouldBe("tool-missing");
        refusal.MessageEn.ShouldContain("apt-get install no-such-package");
    }

    private static ToolIsolation Isolation(string missing) =>
        ToolIsolation.Find(program => missing.Split(' ').Contains(program) ? null : ToolIsolation.ProgramOfSystem(program), Environment.IsPrivilegedProcess);

    private static Task<string> RunAsync(ToolIsolation isolation, ToolFolder folder, string script, TimeSpan limit) =>
        ToolRun.RunAsync(isolation, Tool(folder, script), folder, limit, [], CancellationToken.None);

    private static Task<UnreadableDocumentException> RefusedAsync(ToolIsolation isolation, ToolFolder folder, string script, TimeSpan limit) =>
        Should.ThrowAsync<UnreadableDocumentException>(() => RunAsync(isolation, folder, script, limit));

    private static ExternalTool Tool(ToolFolder folder, string script)
    {
        File.WriteAllText(folder["tool"], "#!/bin/sh\n" + script + "\n");
        File.SetUnixFileMode(folder["tool"], UnixFileMode.UserRead | UnixFileMode.UserExecute);
        return new ExternalTool(folder["tool"], "", "", 256);
    }

    /// <summary>So many seconds that no other process sleeps as long.</summary>
    private static string Mark() => Random.Shared.Next(100_000_000, 999_999_999).ToString(CultureInfo.InvariantCulture);

    /// <summary>Whether a process with the mark lives; a killed one may take a moment to go.</summary>
    private static async Task<bool> RunningAsync(string mark)
    {
        for (var tries = 0; tries < 100 && IsRunning(mark); tries++)
            await Task.Delay(50);
        return IsRunning(mark);
    }

    private static bool IsRunning(string mark) => Directory.EnumerateDirectories("/proc").Any(process =>
    {
        try
        {
            return File.ReadAllText(Path.Combine(process, "cmdline")).Contains($"sleep\0{mark}", StringComparison.Ordinal);
        }
        catch (IOException)
        {
            return false;
        }
        catch (UnauthorizedAccessException)
        {
            return false;
        }
    });
}
