"""A network camera for tests: serves a moving picture as RTSP with GStreamer's RTSP server.

rtsp-camera.py PORT PATTERN: rtsp://127.0.0.1:PORT/live shows PATTERN of videotestsrc at 15 frames per second.
"""
import sys

import gi

gi.require_version("Gst", "1.0")
gi.require_version("GstRtspServer", "1.0")
from gi.repository import GLib, Gst, GstRtspServer

Gst.init(None)
server = GstRtspServer.RTSPServer.new()
server.set_address("127.0.0.1")
server.set_service(sys.argv[1])
factory = GstRtspServer.RTSPMediaFactory.new()
factory.set_launch(
    f"( videotestsrc is-live=true pattern={sys.argv[2]} ! video/x-raw,format=I420,width=640,height=480,framerate=15/1"
    " ! jpegenc ! rtpjpegpay name=pay0 pt=26 )")
factory.set_shared(True)
server.get_mount_points().add_factory("/live", factory)
if server.attach(None) == 0:
    sys.exit("The port is in use.")
print("ready", flush=True)
GLib.MainLoop().run()
