"""A fake of the base class of control surfaces. c_instance is the set, a lom.Song."""


class ControlSurface(object):
    def __init__(self, c_instance):
        self._c_instance = c_instance
        self.logged = []
        self.shown = []
        self.connected = True

    def song(self):
        return self._c_instance

    def application(self):
        return Application()

    def log_message(self, *message):
        self.logged.append(" ".join(str(part) for part in message))

    def show_message(self, message):
        self.shown.append(message)

    def update_display(self):
        pass

    def disconnect(self):
        self.connected = False


class Application(object):
    def get_major_version(self):
        return 12

    def get_minor_version(self):
        return 1

    def get_bugfix_version(self):
        return 5
